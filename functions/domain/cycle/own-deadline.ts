import type { Case } from '../case/case.ts';
import type { Instant } from '../time/instant.ts';
import type { Cycle } from './cycle.ts';
import { type HumanPhase, humanPhases } from './phase.ts';

type Schedule = Pick<Cycle, 'deadlines' | 'unitDeadlines'>;
type Place = Pick<Case, 'unitCode' | 'serviceCode' | 'extended'>;

const later = (a: Instant, b: Instant | undefined): Instant => (b !== undefined && b > a ? b : a);

/**
 * The exclusive end of a phase for one case: everybody's, or a later one of the unit, the binding unit, or the person. It binds
 * everybody who acts on the case alike: a plan that may be handed in until Friday may be decided on until Friday.
 */
export const ownDeadline = ({ deadlines, unitDeadlines = [] }: Schedule, subject: Place, phase: HumanPhase): Instant =>
  unitDeadlines
    .filter((one) => one.phase === phase && (one.unitCode === subject.unitCode || one.unitCode === subject.serviceCode))
    .reduce((end, { deadline }) => later(end, deadline), later(deadlines[phase], subject.extended?.[phase]));

/** The last end of a phase for anybody: before it nobody is settled. */
export const lastDeadline = (
  { deadlines, heldUntil }: Pick<Cycle, 'deadlines' | 'heldUntil'>,
  phase: HumanPhase,
): Instant => later(deadlines[phase], heldUntil?.[phase]);

/** The cycle as this case sees it; the very same one where nothing was extended for it. */
export const withOwnDeadlines = <C extends Schedule>(cycle: C, subject: Place): C => {
  if (cycle.unitDeadlines === undefined && subject.extended === undefined) return cycle;
  const deadlines = { ...cycle.deadlines };
  for (const phase of humanPhases) deadlines[phase] = ownDeadline(cycle, subject, phase);
  return { ...cycle, deadlines };
};

/** Whether somebody may have a later end of this phase than everybody: else no case need be read to know its end. */
export const mayDiffer = (
  { deadlines, unitDeadlines = [], heldUntil }: Pick<Cycle, 'deadlines' | 'unitDeadlines' | 'heldUntil'>,
  phase: HumanPhase,
  now: Instant,
): boolean =>
  // After everybody's end corrections may have been allowed, which stand in the cases alone.
  now >= deadlines[phase] || heldUntil?.[phase] !== undefined || unitDeadlines.some((one) => one.phase === phase);
