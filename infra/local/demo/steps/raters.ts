import { openingReceipt, ownStatistics, raterPage } from '../../../../functions/contracts/rater-statistics.ts';
import type { OwnStatistics, RaterLook } from '../rater-story.ts';
import { eachOf, type World } from '../world.ts';
import { refuse } from './refusals.ts';

/** Appraisers who rated somebody for the whole period. */
export const ratersOf = ({ people, ledger }: Pick<World, 'people' | 'ledger'>): Map<string, number> => {
  const rated = people.filter(({ id }) => ledger.reviews.has(id) && !ledger.parts.has(id));
  const byRater = Map.groupBy(rated, ({ appraiserId }) => appraiserId);
  return new Map([...byRater].map(([id, list]) => [id, list.length]));
};

const look = async ({ client, offices, cycleId }: World): Promise<RaterLook> => {
  const seen: RaterLook = { listed: [], shown: [] };
  for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
    const from: string = cursor === null ? '' : `&cursor=${cursor}`;
    const path = `/v1/cycles/${cycleId}/rater-statistics?limit=200${from}`;
    const { data } = await client.get(offices.auditor, path, raterPage);
    for (const { raterId, shown } of data.items) {
      seen.listed.push(raterId);
      if (shown) seen.shown.push(raterId);
    }
    cursor = data.next;
  }
  return seen;
};

/** Before anybody else looks: every appraiser reads what can be said of the own ratings; every third says something to it. */
export const runRaters = async (world: World): Promise<void> => {
  const { client, cycleId, ledger, offices } = world;
  const raters = [...ratersOf(world).keys()].sort();
  const own = new Map<string, OwnStatistics>();
  await eachOf(world, 'appraisers read the own statistics', raters, async (id) => {
    own.set(id, (await client.get(id, `/v1/me/rater-statistics?cycleId=${cycleId}`, ownStatistics)).data);
  });
  const before = await look(world);
  const opened = raters.filter((_, i) => i % 3 === 0);
  await eachOf(world, 'statistics opened', opened, (id) => {
    const body = { cycleId, remark: 'Sudah saya baca; tim menghadapi banjir pada bulan Februari.' };
    return client.post(id, '/v1/me/rater-statistics/openings', `open-raters-${id}`, body, 201, openingReceipt);
  });
  const path = `/v1/cycles/${cycleId}/rater-statistics`;
  await refuse(world, 'statistics of other appraisers', offices.administrator, { method: 'GET', path }, 'forbidden');
  ledger.raters = { own, opened, before, after: await look(world), atForum: { listed: [], shown: [] } };
};

/** The forum has begun: the committee reads what can be said of the ratings before it. */
export const lookInForum = async (world: World): Promise<void> => {
  const { raters } = world.ledger;
  if (raters !== null) world.ledger.raters = { ...raters, atForum: await look(world) };
};
