import type { Rating } from '../../../../functions/domain/scoring/predicate.ts';
import { scoreOf } from '../oracle.ts';
import type { Member, World } from '../world.ts';
import { isLedByUnit } from './units.ts';

const rated: Record<Rating, Rating> = { below: 'meets', meets: 'above', above: 'above' };

const hasRoom = (world: World, member: Member): boolean => {
  const [plan, items] = [world.ledger.plans.get(member.id), world.ledger.realisations.get(member.id)];
  if (plan === undefined || items === undefined || plan.form === 'qualitative') return false;
  return !isLedByUnit(world, member) && !world.ledger.parts.has(member.id) && scoreOf(plan, items) <= 100;
};

/** The appraiser who could give most people more than the evidence: in the demo he or she does, with a reason. */
export const chooseLenient = (world: World): string | null => {
  const { people, script } = world;
  const room = people.filter((member) => !script.silent.has(member.appraiserNip) && hasRoom(world, member));
  const teams = [...Map.groupBy(room, ({ appraiserId }) => appraiserId)].sort(
    ([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1),
  );
  return teams[0]?.[0] ?? null;
};

/** A level more than suggested, of the lenient appraiser's people; null for everybody else's. */
export const leniently = (world: World, member: Member, suggested: Rating | null): Rating | null =>
  suggested === null || member.appraiserId !== world.ledger.lenient || isLedByUnit(world, member)
    ? null
    : rated[suggested];
