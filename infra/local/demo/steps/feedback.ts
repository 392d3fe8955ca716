import { type Behaviour, behaviours } from '../../../../functions/domain/execution/feedback.ts';
import type { Rating } from '../../../../functions/domain/scoring/predicate.ts';
import { anything } from '../answers.ts';
import { casePath } from '../client.ts';
import { append, type GivenFeedback } from '../ledger.ts';
import { eachOf, type Member, type World } from '../world.ts';

const ratingFor = (manner: number): Rating => (manner > 0.55 ? 'above' : manner < -1.75 ? 'below' : 'meets');

type Said = { member: Member; authorId: string; source: GivenFeedback['source'] };

const say = async (world: World, { member, authorId, source }: Said, month: string): Promise<void> => {
  const random = world.random.fork(`feedback/${member.nip}/${world.byId.get(authorId)?.nip}/${month}`);
  const ratings: Partial<Record<Behaviour, Rating>> = {};
  for (const behaviour of behaviours)
    if (random.chance(0.6)) ratings[behaviour] = ratingFor(member.manner + 0.4 * random.bell());
  ratings.akuntabel ??= ratingFor(member.manner);
  const path = casePath(world.cycleId, member.id, 'feedback');
  const key = `fb-${month}-${member.id.slice(0, 20)}-${authorId.slice(0, 20)}`;
  await world.client.post(authorId, path, key, { ratings, note: 'Berdasarkan pengamatan sehari-hari.' }, 201, anything);
  append(world.ledger.feedback, member.id, { authorId, source, ratings });
};

/**
 * Who says something about whom this month: appraisers about all; peers about some, now one and now four of them, so that
 * some are heard and some are too few; and up to four of a head's people about the head.
 */
const round = (world: World, month: string): Said[] => {
  const teams = Map.groupBy(world.people, (m) => m.appraiserId);
  return world.people.flatMap((member): Said[] => {
    const random = world.random.fork(`round/${member.nip}/${month}`);
    const peers = (teams.get(member.appraiserId) ?? []).filter((m) => m.id !== member.id);
    const below = teams.get(member.id) ?? [];
    const said: Said[] = [];
    if (!world.script.silent.has(member.appraiserNip))
      said.push({ member, authorId: member.appraiserId, source: 'appraiser' });
    if (random.chance(world.volume.peerShare)) {
      const speaking = random.shuffle(peers).slice(0, random.chance(0.4) ? 4 : 1);
      said.push(...speaking.map(({ id }): Said => ({ member, authorId: id, source: 'peer' })));
    }
    const staff = random.shuffle(below).slice(0, 4);
    said.push(...staff.map(({ id }): Said => ({ member, authorId: id, source: 'subordinate' })));
    return said;
  });
};

export const giveFeedback = (world: World, month: string): Promise<void> =>
  eachOf(world, `feedback of ${month}`, round(world, month), (said) => say(world, said, month));

/** People of whom colleagues spoke; a few of them look at what was said. */
export const spokenOf = ({ people, ledger }: Pick<World, 'people' | 'ledger'>): Member[] =>
  people.filter((m) => ledger.feedback.get(m.id)?.some(({ source }) => source !== 'appraiser')).slice(0, 20);

/** While feedback is open. */
export const readFeedback = async (world: World): Promise<void> => {
  for (const m of spokenOf(world)) {
    const { data } = await world.client.get(m.id, casePath(world.cycleId, m.id, 'feedback'), anything);
    world.ledger.feedbackSeen.set(m.id, JSON.stringify(data));
  }
};
