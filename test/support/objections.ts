import type { ObjectionText } from '../../functions/domain/case/objection-bodies.ts';
import { ratersOf } from '../../functions/domain/case/raters.ts';
import { createCallHearing } from '../../functions/usecases/objections/call-hearing.ts';
import { createFileObjection } from '../../functions/usecases/objections/file-objection.ts';
import { createGiveStatement } from '../../functions/usecases/objections/give-statement.ts';
import { cycleId, type World } from './world.ts';

export const objectionText: ObjectionText = {
  groundCodes: ['evidence-not-counted'],
  grounds: 'Dua kunjungan tidak dihitung.',
  evidence: ['https://bukti.example.go.id/kunjungan'],
};

const command = async (world: World, personId: string, employeeId: string) =>
  world.command(personId, { version: (await world.case(employeeId)).version });

/** The person objects; answers who decides. */
export const object = async (world: World, employeeId: string): Promise<string> => {
  const own = await command(world, employeeId, employeeId);
  await createFileObjection(world.deps)(own, { cycleId, employeeId, ...objectionText });
  const { data } = await world.case(employeeId);
  return data.stage === 'decided' ? (data.objection?.deciderId ?? '') : '';
};

export const callHearing = async (world: World, employeeId: string, deciderId: string): Promise<void> => {
  const input = { cycleId, employeeId, note: 'Mohon pernyataan.', employeeDays: null, appraiserDays: null };
  await createCallHearing(world.deps)(await command(world, deciderId, employeeId), input);
};

export const state = async (world: World, employeeId: string, personId: string): Promise<void> => {
  const input = { cycleId, employeeId, text: `Pernyataan ${personId}.`, evidence: [] };
  await createGiveStatement(world.deps)(await command(world, personId, employeeId), input);
};

/** Both sides are asked, and both speak. */
export const hearBoth = async (world: World, employeeId: string, deciderId: string): Promise<void> => {
  await callHearing(world, employeeId, deciderId);
  const { data } = await world.case(employeeId);
  for (const personId of [employeeId, ...ratersOf(data)]) await state(world, employeeId, personId);
};
