import { type CaseAnswer, caseAnswer } from '../answers.ts';
import type { World } from '../world.ts';

/** Everybody's case as the administrator's list shows it, keyed by employee id. */
export const readCases = async (world: World): Promise<Map<string, CaseAnswer>> => {
  const { client, cycleId, offices } = world;
  const { data } = await client.cycle(offices.administrator, cycleId);
  const cases = new Map<string, CaseAnswer>();
  for (let shard = 0; shard < data.shardCount; shard++)
    for await (const one of client.pages(offices.administrator, `/v1/cycles/${cycleId}/cases`, { shard }, caseAnswer))
      cases.set(one.employeeId, one);
  return cases;
};
