import * as z from 'zod';
import { anything } from '../answers.ts';
import { wib } from '../calendar.ts';
import { casePath } from '../client.ts';
import type { Erased } from '../ledger.ts';
import type { World } from '../world.ts';
import { readCases } from './read-cases.ts';
import { refuse } from './refusals.ts';

const erasure = z.looseObject({ erasureId: z.string(), status: z.string(), seq: z.number().nullable() });
const links = z.looseObject({ acts: z.array(z.looseObject({ act: z.string(), seq: z.number() })) });
const history = z.looseObject({ versions: z.array(z.looseObject({ text: z.string() })) });
const document = z.looseObject({ grounds: z.string(), evidence: z.array(z.string()) });

/** People of another service whom nothing connects to this person. */
const strangerTo = ({ people, offices }: World, employeeId: string): string => {
  const one = people.find(({ id }) => id === employeeId);
  const apart = people.find(
    ({ id, serviceCode, headsUnit }) =>
      !headsUnit &&
      serviceCode !== one?.serviceCode &&
      ![...Object.values(offices).flat(), one?.appraiserId].includes(id),
  );
  if (apart === undefined) throw new Error('the example has no two services');
  return apart.id;
};

/** Nobody decides or confirms what is about them. */
const decides = ({ offices }: World, id: string): boolean => id === offices.administrator || id === offices.auditor;

const predicateOf = async ({ client, cycleId, offices }: World, employeeId: string): Promise<string> =>
  (await client.caseOf(offices.auditor, cycleId, employeeId)).data.result?.predicate ?? '';

/** Asked by the person, decided by an administrator, confirmed by an auditor. */
const carryOut = async (world: World, employeeId: string, key: string, body: object): Promise<number | null> => {
  const { client, cycleId, offices } = world;
  const path = casePath(cycleId, employeeId, 'erasures');
  const { data: asked } = await client.post(employeeId, path, `ask-${key}`, body, 201, erasure);
  const decisions = `${path}/${asked.erasureId}/decisions`;
  const confirmations = `${path}/${asked.erasureId}/confirmations`;
  const yes = { decision: 'approve', reason: 'Data kesehatan tidak perlu ada di sini.' };
  const confirmed = { decision: 'confirm', reason: 'Sesuai UU 27/2022.' };
  const step = (to: string, name: string, what: object) =>
    ({ method: 'POST', path: to, key: `${name}-${key}`, body: what }) as const;
  await refuse(world, 'an erasure decided by who asked for it', employeeId, step(decisions, 'own', yes), 'forbidden');
  const early = step(confirmations, 'early', confirmed);
  await refuse(world, 'an erasure confirmed that nobody decided', offices.auditor, early, 'wrong-stage');
  await client.post(offices.administrator, decisions, `decide-${key}`, yes, 201, anything);
  const alone = step(confirmations, 'alone', confirmed);
  await refuse(world, 'an erasure confirmed by who decided it', offices.administrator, alone, 'forbidden');
  const { data: done } = await client.post(offices.auditor, confirmations, `confirm-${key}`, confirmed, 201, erasure);
  const twice = step(confirmations, 'twice', confirmed);
  await refuse(world, 'an erasure confirmed twice', offices.auditor, twice, 'already-decided');
  return done.seq;
};

/** A report whose text should never have been written: the hours stay. */
const eraseReport = async (world: World): Promise<Erased> => {
  const { client, cycleId, ledger } = world;
  const known = [...ledger.activities].filter(([id]) => !decides(world, id));
  const [employeeId, reports] = known.at(-1) ?? ['', []];
  const report = reports.at(0);
  if (report === undefined) throw new Error('nobody reported');
  const target = { kind: 'activity', date: report.date, activityId: report.id };
  const body = { target, change: { kind: 'erase' }, reason: 'Menyebut kesehatan orang lain.' };
  const path = casePath(cycleId, employeeId, 'erasures');
  const call = { method: 'POST', path, key: 'erase-of-others', body } as const;
  await refuse(world, "somebody else's text to be erased", strangerTo(world, employeeId), call, 'not-found');
  const before = await predicateOf(world, employeeId);
  const seq = await carryOut(world, employeeId, 'report', body);
  const read = casePath(cycleId, employeeId, `activities/${report.date}/${report.id}`);
  const { data } = await client.get(employeeId, read, history);
  const after = await predicateOf(world, employeeId);
  const now = data.versions.map(({ text }) => text).join('; ');
  return { employeeId, was: report.text, now, seq, of: null, predicate: { before, after } };
};

/** The grounds of an objection that was decided: a document of the chain. Put right, because its least term still runs. */
const correctGrounds = async (world: World): Promise<Erased> => {
  const { client, cycleId } = world;
  const closed = ['upheld', 'partly-upheld', 'dismissed'];
  const objected = [...(await readCases(world)).values()].find(
    ({ objection, employeeId }) => closed.includes(objection?.status ?? '') && !decides(world, employeeId),
  );
  if (objected === undefined) throw new Error('nobody objected');
  const { employeeId } = objected;
  const path = casePath(cycleId, employeeId, 'objection');
  const was = (await client.get(employeeId, path, document)).data.grounds;
  const { data: chain } = await client.get(employeeId, casePath(cycleId, employeeId, 'audit'), links);
  const of = chain.acts.find(({ act }) => act === 'objection-filed')?.seq ?? 0;
  const target = { kind: 'act', seq: of, field: 'evidence' };
  const erase = { target, change: { kind: 'erase' }, reason: 'Berkasnya keliru.' };
  const asking = { method: 'POST', path: casePath(cycleId, employeeId, 'erasures') } as const;
  const early = { ...asking, key: 'erase-too-early', body: erase };
  await refuse(world, 'the evidence of an objection erased before its term is over', employeeId, early, 'text-held');
  const scored = chain.acts.find(({ act }) => act === 'scored')?.seq ?? 0;
  const numbers = { ...asking, key: 'erase-numbers', body: { ...erase, target: { kind: 'act', seq: scored } } };
  await refuse(world, 'the numbers of a result erased', employeeId, numbers, 'text-not-erasable');
  const before = await predicateOf(world, employeeId);
  const change = { kind: 'correct', text: 'Realisasi bulan Maret tidak tercermin dalam penilaian.' };
  const body = { target: { ...target, field: 'grounds' }, change, reason: 'Bulannya keliru.' };
  const seq = await carryOut(world, employeeId, 'grounds', body);
  const now = (await client.get(employeeId, path, document)).data.grounds;
  const after = await predicateOf(world, employeeId);
  return { employeeId, was, now, seq, of, predicate: { before, after } };
};

/** After the cycle: texts go by two people, and the next day's seal holds the acts that say so. */
export const runErasures = async (world: World): Promise<void> => {
  const bar = world.progress.start('texts erased and put right', 2);
  const report = await eraseReport(world);
  bar.tick();
  const grounds = await correctGrounds(world);
  bar.tick();
  world.ledger.erased = [report, grounds];
  world.clock.moveTo(wib('2026-07-14', '00:05:00'));
  await world.tick();
  bar.done();
};
