import type * as z from 'zod';
import { accessView } from '../../../../functions/contracts/accesses.ts';
import type { World } from '../world.ts';

export type AccessAnswer = {
  /** Whose data it is about, and who appraises them. */
  personId: string;
  appraiserId: string;
  items: z.output<typeof accessView>['items'];
  /** The same answer after an administrator asked for it: that reading is in it. */
  after: z.output<typeof accessView>['items'];
};

/** Somebody asks who read their data, and asks again after an administrator looked. */
export const askWhoRead = async (world: World): Promise<AccessAnswer> => {
  const { client, offices, people, ledger, byNip } = world;
  const person = people.find(({ id, appraiserNip }) => {
    const chief = byNip.get(appraiserNip)?.id;
    return chief !== undefined && (ledger.acts.get(id) ?? []).some(({ by }) => by === chief);
  });
  const appraiserId = byNip.get(person?.appraiserNip ?? '')?.id;
  if (person === undefined || appraiserId === undefined) throw new Error('nobody was appraised');
  const own = async () => (await client.get(person.id, '/v1/me/accesses', accessView)).data.items;
  const items = await own();
  await client.get(offices.administrator, `/v1/directory/employees/${person.id}/accesses`, accessView);
  return { personId: person.id, appraiserId, items, after: await own() };
};
