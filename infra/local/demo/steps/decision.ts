import { anything } from '../answers.ts';
import { wib } from '../calendar.ts';
import { servicePath } from '../client.ts';
import { eachOf, type World } from '../world.ts';
import { refuse } from './refusals.ts';
import { closeByHand } from './wait-for.ts';

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
  await eachOf(world, 'services signed by the mayor', data.items, async ({ code }) => {
    const { version } = await client.service(offices.mayor, cycleId, code);
    const body = { statement: 'Menetapkan predikat kinerja pegawai sebagaimana tercantum.' };
    const path = servicePath(cycleId, code, 'decisions');
    await client.post(offices.mayor, path, `sign-${code.toLowerCase()}`, body, 201, anything, version ?? 0);
    const signed = await client.service(offices.mayor, cycleId, code);
    if (signed.data.decision !== null) ledger.signatures.set(code, signed.data.decision);
  });
  await closeByHand(world, 'final-decision', 'objection-window');
};
