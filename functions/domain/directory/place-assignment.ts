import type { LocalDate } from '../time/instant.ts';
import { addDays } from '../time/zone.ts';
import type { Assignment } from './employee.ts';

export type Placement = {
  /** `added`: a new stretch of the history; `corrected`: a known stretch says something else now. */
  outcome: 'unchanged' | 'added' | 'corrected';
  assignments: Assignment[];
};

/**
 * Whether a later list says the same as a known assignment about post, place and appraiser; their dates aside. A list that
 * is silent about working hours contradicts nothing.
 */
const saysTheSame = (a: Assignment, b: Assignment): boolean =>
  a.unitCode === b.unitCode &&
  a.postTitle === b.postTitle &&
  a.postFamily === b.postFamily &&
  a.postLevel === b.postLevel &&
  a.appraiserId === b.appraiserId &&
  a.headsUnit === b.headsUnit &&
  a.capacity === b.capacity &&
  a.decree === b.decree &&
  (b.partTime === undefined || a.partTime === b.partTime);

const byBeginning = (a: Assignment, b: Assignment): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0);

const isSameHistory = (a: Assignment[], b: Assignment[]): boolean =>
  a.length === b.length &&
  a.every((one, i) => {
    const other = b[i];
    return other !== undefined && one.from === other.from && one.to === other.to && saysTheSame(one, other);
  });

/** One definitive post at a time; an acting post (Plt, Plh) runs beside it, one at a time in each unit. */
export const trackOf = ({ capacity, unitCode }: Pick<Assignment, 'capacity' | 'unitCode'>): string =>
  capacity === 'definitive' ? 'definitive' : `acting in ${unitCode}`;

const earlier = (a: LocalDate | null, b: LocalDate): LocalDate => (a !== null && a < b ? a : b);

/** A stretch ends at the latest on the eve of the next one. */
const withoutOverlap = (track: Assignment[]): Assignment[] =>
  track.map((assignment, i) => {
    const next = track[i + 1];
    return next === undefined ? assignment : { ...assignment, to: earlier(assignment.to, addDays(next.from, -1)) };
  });

const placeInTrack = (track: Assignment[], incoming: Assignment): Omit<Placement, 'outcome'> & { known: boolean } => {
  const before = track.findLast(({ from }) => from <= incoming.from);
  const continues =
    before !== undefined && saysTheSame(before, incoming) && (before.to === null || incoming.from <= before.to);
  if (continues) {
    const to = incoming.to ?? before.to;
    const lengthened = track.map((a) => (a === before ? { ...a, to } : a));
    return { known: true, assignments: withoutOverlap(lengthened) };
  }
  const corrects = before?.from === incoming.from;
  const others = corrects ? track.filter((a) => a !== before) : track;
  const told = corrects && before.partTime !== undefined ? { partTime: before.partTime } : {};
  return { known: corrects, assignments: withoutOverlap([...others, { ...told, ...incoming }].sort(byBeginning)) };
};

/**
 * Places a row of the list of posts into a person's history. The list may be sent again, monthly or corrected: what is
 * known stays as it is, a later beginning ends the stretch before it on the eve, the same beginning corrects it.
 *
 * @param history in order of `from`
 */
export const placeAssignment = (history: Assignment[], incoming: Assignment): Placement => {
  const track = history.filter((a) => trackOf(a) === trackOf(incoming));
  const others = history.filter((a) => trackOf(a) !== trackOf(incoming));
  const placed = placeInTrack(track, incoming);
  const assignments = [...others, ...placed.assignments].sort(byBeginning);
  if (isSameHistory(history, assignments)) return { outcome: 'unchanged', assignments: history };
  return { outcome: placed.known ? 'corrected' : 'added', assignments };
};
