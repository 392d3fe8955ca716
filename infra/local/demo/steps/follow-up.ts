import { anything } from '../answers.ts';
import { wib } from '../calendar.ts';
import { servicePath } from '../client.ts';
import { eachOf, type World } from '../world.ts';
import { closeByHand } from './wait-for.ts';

/** A named human decides every proposal; what speaks for the person is weighed first. */
export const decideFollowUps = async (world: World): Promise<void> => {
  const { client, cycleId, offices, ledger } = world;
  const { data } = await client.services(offices.mayor, cycleId);
  const proposals = [];
  for (const { code } of data.items)
    for await (const one of client.followUps(offices.mayor, cycleId, code)) proposals.push({ code, one });
  await eachOf(world, 'follow-ups decided by the mayor', proposals, async ({ code, one }) => {
    const harsh = one.propose === 'improvement-period' && one.mitigating.includes('superior-late');
    const reject =
      harsh || world.random.fork(`follow-up/${world.byId.get(one.employeeId)?.nip}/${one.ruleId}`).chance(0.1);
    const body = reject
      ? {
          decision: 'reject',
          reason: 'Keadaan yang meringankan dipertimbangkan; cukup dipantau pada triwulan berikutnya.',
        }
      : { decision: 'approve', reason: 'Sesuai hasil penilaian dan pertimbangan tim.' };
    const path = servicePath(cycleId, code, `follow-ups/${one.followUpId}/decisions`);
    await client.post(
      offices.mayor,
      path,
      `decide-${one.followUpId}`.replaceAll('.', '-').slice(0, 64),
      body,
      201,
      anything,
    );
    if (reject) ledger.followUps.rejected++;
    else ledger.followUps.approved++;
  });
};

/** After the last day on which anybody may object: the phase ends as soon as nobody owes anything. */
export const runFollowUp = async (world: World): Promise<void> => {
  world.clock.moveTo(wib('2026-06-10'));
  await decideFollowUps(world);
  await closeByHand(world, 'follow-up', 'closed');
};
