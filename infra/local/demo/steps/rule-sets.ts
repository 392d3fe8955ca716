import {
  activationView,
  recomputation,
  replayPage,
  ruleSetList,
  ruleSetView,
} from '../../../../functions/contracts/rule-sets.ts';
import { casePath } from '../client.ts';
import type { TriedRules } from '../ledger.ts';
import { eachOf, type World } from '../world.ts';
import { refuse } from './refusals.ts';

const [present, next] = ['2026.1', '2026.2'];
/** Below this a provisional work result would no longer meet the expectation; the rules of the day say 90. */
const meetsFrom = '99';
const most = 24;

/** The first hundred people under other rules. */
export const tryOn = async (world: World, version: string): Promise<TriedRules> => {
  const { client, cycleId, offices } = world;
  const path = `/v1/cycles/${cycleId}/replays/${version}?limit=100`;
  const { data } = await client.get(offices.auditor, path, replayPage);
  const changes = data.units.flatMap((unit) => unit.changes);
  return { people: data.units.reduce((people, unit) => people + unit.people, 0), changes };
};

/** The agency drafts stricter rules, tries them on the cycle that was just judged, and puts them in force for the next one. */
export const runRuleSets = async (world: World): Promise<void> => {
  const { client, cycleId, offices, ledger, people } = world;
  const recomputed = new Map<string, string>();
  const rated = people.filter(({ id }) => ledger.parts.has(id)).slice(0, most / 2);
  const sample = [...new Set([...rated, ...people])].slice(0, most);
  await eachOf(world, 'results computed again', sample, async ({ id }) => {
    const { data } = await client.get(offices.auditor, casePath(cycleId, id, 'recomputation'), recomputation);
    recomputed.set(id, data.verdict);
  });

  const { data: base } = await client.get(offices.administrator, `/v1/rule-sets/${present}`, ruleSetView);
  const { schemaVersion: _, version: __, ...rules } = base.rules;
  const stricter = { ...rules, workResult: { ...rules.workResult, meetsFrom } };
  const draft = `/v1/rule-sets/${next}/draft`;
  await client.put(offices.administrator, draft, { note: 'Ambang batas yang lebih ketat.', rules: stricter });
  const [same, tried] = [await tryOn(world, present), await tryOn(world, next)];

  const path = `/v1/rule-sets/${next}/activations`;
  const own = { method: 'POST' as const, path, key: 'activate-own-draft', version: 1, body: {} };
  await refuse(world, 'rules put in force by their author', offices.administrator, own, 'forbidden');
  const { data: activation } = await client.post(offices.mayor, path, 'activate-rules', {}, 201, activationView, 1);
  const call = { method: 'PUT' as const, path: draft, body: { note: 'Diubah.', rules } };
  await refuse(world, 'a version in force changed', offices.administrator, call, 'already-exists');
  const { data: list } = await client.get(offices.auditor, '/v1/rule-sets', ruleSetList);
  ledger.rules = { recomputed, meetsFrom, same, tried, activated: activation.version, present: list.present };
};
