import type { FieldProblem } from '../refusal.ts';
import { closingOf } from '../rules/closing-rules.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Instant } from '../time/instant.ts';
import { addSeconds } from '../time/zone.ts';
import type { Cycle, DeadlineExtension } from './cycle.ts';
import { type HumanPhase, humanPhases } from './phase.ts';
import type { SecondWord } from './reopening.ts';

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

/** A unit's own end of a phase, as it stands. */
export const unitDeadlineOf = (cycle: Cycle, phase: HumanPhase, unitCode: string): Instant =>
  (cycle.unitDeadlines ?? [])
    .filter((one) => one.phase === phase && one.unitCode === unitCode)
    .reduce((end, { deadline }) => later(end, deadline), cycle.deadlines[phase]);

/** What is wrong with a later end of a phase. Ends never come forward, and never behind the end of the phase after. */
export const checkExtension = (
  cycle: Cycle,
  phase: HumanPhase,
  { from, to, now }: { from: Instant; to: Instant; now: Instant },
): FieldProblem[] => {
  const pointer = '/deadline';
  const problems: FieldProblem[] = [];
  if (to <= from) problems.push({ pointer, code: 'not-later', detail: `Must be later than ${from}.` });
  if (to <= now) problems.push({ pointer, code: 'in-the-past', detail: 'The deadline must lie in the future.' });
  // The objection window's own is counted from publication, so the phase after the decision is the follow-up.
  const after = humanPhases
    .slice(humanPhases.indexOf(phase) + 1)
    .find((p) => p !== 'objection-window' || cycle.publishedAt !== null);
  if (after !== undefined && to >= cycle.deadlines[after])
    problems.push({ pointer, code: 'deadline-order', detail: `Extend the deadline of ${after} first.` });
  return problems;
};

/** The phase stays open until then for whoever has longer than everybody. */
export const heldUntil = (cycle: Cycle, phase: HumanPhase, to: Instant): NonNullable<Cycle['heldUntil']> => ({
  ...cycle.heldUntil,
  [phase]: later(cycle.heldUntil?.[phase] ?? to, to),
});

/** The cycle with a later end of a phase, for everybody or for one unit. */
export const extended = (cycle: Cycle, extension: DeadlineExtension): Cycle => {
  const { phase, unitCode, to } = extension;
  const extensions = [...cycle.extensions, extension];
  if (unitCode === undefined) return { ...cycle, extensions, deadlines: { ...cycle.deadlines, [phase]: to } };
  const others = (cycle.unitDeadlines ?? []).filter((one) => one.phase !== phase || one.unitCode !== unitCode);
  return {
    ...{ ...cycle, extensions },
    unitDeadlines: [...others, { phase, unitCode, deadline: to }],
    heldUntil: heldUntil(cycle, phase, to),
  };
};

/** The cycle with a later end that waits for a second person. */
export const asked = (cycle: Cycle, extension: DeadlineExtension): Cycle => {
  const { askedExtensions = [] } = cycle;
  const { from: _, outage: __, approval: ___, ...wanted } = extension;
  return {
    ...cycle,
    askedExtensions: [...askedExtensions, { ...wanted, number: askedExtensions.length + 1, decision: null }],
  };
};

/** The cycle with a second person's word on it: an approved one counts from now on. */
export const decided = (cycle: Cycle, number: number, decision: SecondWord): Cycle => {
  const known = cycle.askedExtensions ?? [];
  const found = known.find((one) => one.number === number);
  const askedExtensions = known.map((one) => (one === found ? { ...one, decision } : one));
  if (found === undefined || decision.kind === 'refuse') return { ...cycle, askedExtensions };
  const { number: _, decision: __, ...wanted } = found;
  const from =
    found.unitCode === undefined ? cycle.deadlines[found.phase] : unitDeadlineOf(cycle, found.phase, found.unitCode);
  return extended({ ...cycle, askedExtensions }, { ...wanted, from, approval: decision });
};

const secondsBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / 1000;
const creditOf = ({ from, to }: DeadlineExtension): number => secondsBetween(from, to);

/**
 * The end of a phase with the credit for an outage, by the rule alone; null where the outage is too far from the deadline or
 * the cap is used up.
 */
export const creditedDeadline = (
  cycle: Cycle,
  phase: HumanPhase,
  outage: { from: Instant; to: Instant },
  place: { unitCode: string | null; deadline: Instant },
  rules: Pick<RuleSet, 'closing'>,
): Instant | null => {
  const { capHours, lastDays } = closingOf(rules).outages;
  if (outage.to <= addSeconds(place.deadline, -lastDays * 86_400) || outage.from >= place.deadline) return null;
  const given = cycle.extensions
    .filter((one) => one.phase === phase && one.outage !== undefined && (one.unitCode ?? null) === place.unitCode)
    .reduce((sum, one) => sum + creditOf(one), 0);
  const credit = Math.min(secondsBetween(outage.from, outage.to), capHours * 3600 - given);
  return credit > 0 ? addSeconds(place.deadline, credit) : null;
};
