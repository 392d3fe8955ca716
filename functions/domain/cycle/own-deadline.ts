import type { Case } from '../case/case.ts';
import type { Instant } from '../time/instant.ts';
import type { Cycle } from './cycle.ts';
import type { HumanPhase } from './phase.ts';

type Schedule = Pick<Cycle, 'deadlines' | 'unitDeadlines' | 'heldUntil'>;
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
export const lastDeadline = ({ deadlines, heldUntil }: Schedule, phase: HumanPhase): Instant =>
  later(deadlines[phase], heldUntil?.[phase]);
