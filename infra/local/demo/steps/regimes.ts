import { ruleSetView } from '../../../../functions/contracts/rule-sets.ts';
import type { World } from '../world.ts';
import { tryOn } from './rule-sets.ts';

const [present, numeric] = ['2026.1', '2026.9'];

/** The numeric regime of PP 30/2019, which is still asked for, tried on the quarter that the matrix of 2022 judged. */
export const runRegimes = async (world: World): Promise<void> => {
  const { client, offices, ledger } = world;
  const { data: base } = await client.get(offices.administrator, `/v1/rule-sets/${present}`, ruleSetView);
  const { schemaVersion: _, version: __, ...rules } = base.rules;
  const body = { note: 'Rezim angka PP 30/2019 pasal 41.', rules: { ...rules, regime: 'numeric' } };
  await client.put(offices.administrator, `/v1/rule-sets/${numeric}/draft`, body);
  ledger.regimes = await tryOn(world, numeric);
};
