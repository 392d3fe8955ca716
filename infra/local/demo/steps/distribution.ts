import { wib } from '../calendar.ts';
import { servicePath } from '../client.ts';
import { distribution, impact, whatIf } from '../distribution-answers.ts';
import { eachOf, type World } from '../world.ts';
import { refuse } from './refusals.ts';

/** As many moves as one question may suppose. */
const most = 50;

const look = async (world: World, code: string): Promise<void> => {
  const { client, cycleId, offices, ledger } = world;
  const path = (rest: string): string => servicePath(cycleId, code, rest);
  const { data: seen } = await client.get(offices.auditor, path(`distribution?limit=${most}`), distribution);
  const { data: groups } = await client.get(offices.chair, path('impact'), impact);
  const moves = seen.proposal?.moves.map(({ employeeId, to }) => ({ employeeId, predicate: to })) ?? [];
  const key = `what-if-${code.toLowerCase()}`;
  const tried =
    moves.length === 0 || seen.proposal?.next !== null
      ? null
      : (await client.post(offices.chair, path('what-ifs'), key, { moves }, 200, whatIf)).data;
  ledger.spreads.set(code, { distribution: seen, tried, impact: groups });
};

/**
 * Before the forum locks: what the pattern asks of each service, the fewest persons who would have to move, and how the
 * predicates fall on groups. The committee looks and moves nobody for the pattern's sake.
 */
export const lookAtSpreads = async (world: World): Promise<void> => {
  const { clock, client, cycleId, offices } = world;
  clock.moveTo(wib('2026-04-19'));
  const { data } = await client.services(offices.chair, cycleId);
  await eachOf(world, 'spreads looked at', data.items, (service) => look(world, service.code));
  const overseers = new Set([offices.chair, ...offices.members, offices.auditor, offices.administrator]);
  const codes = new Set(data.items.map(({ code }) => code));
  const head = world.people.find((m) => m.headsUnit && codes.has(m.unitCode) && !overseers.has(m.id));
  if (head === undefined) return;
  const call = { method: 'GET' as const, path: servicePath(cycleId, head.unitCode, 'impact') };
  await refuse(world, "a head's look into the committee's view of the own department", head.id, call, 'forbidden');
};
