import { type CaseAnswer, caseAnswer } from '../answers.ts';
import type { World } from '../world.ts';

/** Everybody's case as the administrator's list shows it, keyed by employee id, in the order of the import: ids are drawn anew each time. */
export const readCases = async (world: World): Promise<Map<string, CaseAnswer>> => {
  const { client, cycleId, offices, people } = world;
  const listed = new Map<string, CaseAnswer>();
  for await (const one of client.pages(offices.administrator, `/v1/cycles/${cycleId}/cases`, {}, caseAnswer))
    listed.set(one.employeeId, one);
  const known = people.flatMap(({ id }): [string, CaseAnswer][] => {
    const one = listed.get(id);
    return one === undefined ? [] : [[id, one]];
  });
  return new Map([...known, ...listed]);
};
