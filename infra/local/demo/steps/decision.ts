import { anything } from '../answers.ts';
import { wib } from '../calendar.ts';
import { servicePath } from '../client.ts';
import { eachOf, type World } from '../world.ts';
import { readCases } from './read-cases.ts';
import { refuse } from './refusals.ts';
import { closeByHand } from './wait-for.ts';

/** Somebody whom no motion touched. */
const pickException = async (world: World): Promise<{ employeeId: string; serviceCode: string }> => {
  const { carriedMotions, rejectedMotions } = world.ledger;
  const cases = [...(await readCases(world)).values()];
  const found = cases.findLast(
    ({ employeeId, stage, marks }) =>
      stage === 'scored' && marks.length === 0 && !carriedMotions.has(employeeId) && !rejectedMotions.has(employeeId),
  );
  if (found === undefined) throw new Error('nobody to leave out of the signature');
  const { employeeId, serviceCode } = found;
  return { employeeId, serviceCode };
};

const decideSeparately = async (
  { client, cycleId, offices }: World,
  { employeeId, serviceCode }: { employeeId: string; serviceCode: string },
): Promise<void> => {
  const { version } = await client.service(offices.mayor, cycleId, serviceCode);
  const path = servicePath(cycleId, serviceCode, `decisions/${employeeId}`);
  const body = { statement: 'Data telah diklarifikasi; predikat ditetapkan.' };
  await client.post(offices.mayor, path, `separate-${employeeId}`, body, 201, anything, version ?? 0);
};

/** The authorised official signs the results of every service; then nobody owes anything and the phase can end early. */
export const runDecision = async (world: World): Promise<void> => {
  const { client, cycleId, clock, offices, ledger } = world;
  clock.moveTo(wib('2026-04-24'));
  const { data } = await client.services(offices.mayor, cycleId);
  const early = {
    method: 'POST' as const,
    path: `/v1/cycles/${cycleId}/closures`,
    key: 'closure-too-early',
    body: { phase: 'final-decision' },
  };
  await refuse(world, 'phase closed before the results were signed', offices.administrator, early, 'open-duties');
  const exception = await pickException(world);
  ledger.forum.exception = exception;
  await eachOf(world, 'services signed by the mayor', data.items, async ({ code }) => {
    const { version } = await client.service(offices.mayor, cycleId, code);
    const { employeeId } = exception;
    const exceptions = code === exception.serviceCode ? [{ employeeId, reason: 'Menunggu klarifikasi data.' }] : [];
    const body = { statement: 'Menetapkan predikat kinerja pegawai sebagaimana tercantum.', exceptions };
    const path = servicePath(cycleId, code, 'decisions');
    await client.post(offices.mayor, path, `sign-${code.toLowerCase()}`, body, 201, anything, version ?? 0);
    const signed = await client.service(offices.mayor, cycleId, code);
    if (signed.data.decision !== null) ledger.signatures.set(code, signed.data.decision);
  });
  const owed = { ...early, key: 'closure-with-exception' };
  await refuse(
    world,
    'phase closed before the person left out was decided on',
    offices.administrator,
    owed,
    'open-duties',
  );
  await decideSeparately(world, exception);
  await closeByHand(world, 'final-decision', 'objection-window');
};
