import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case, DraftPlan } from '../../../functions/domain/case/case.ts';
import { closingCaseOf } from '../../../functions/domain/closing/closing-case.ts';
import type { EndState } from '../../../functions/domain/closing/manifest.ts';
import {
  type EndOfCase,
  planClosure,
  type SettledPhase,
  settledPhases,
} from '../../../functions/domain/closing/plan-closure.ts';
import { settleCase } from '../../../functions/domain/closing/settle-case.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import { zones } from '../../../functions/domain/time/instant.ts';
import { addSeconds } from '../../../functions/domain/time/zone.ts';
import { unplannedCase } from '../../support/example-case.ts';

const start = '2026-01-01T00:00:00.000Z';
const deadline = '2026-01-31T17:00:00.000Z';
const secondsToDeadline = 31 * 86_400 - 7 * 3600;

/** What each of the two people did in a whole cycle; `false` and null stand for what was left undone. */
type History = {
  /** Seconds after the start at which the plan was submitted. */
  submitted: number | null;
  appraiser: {
    plan: { kind: 'set' } | { kind: 'silent' } | { kind: 'returned'; after: number };
    reviews: boolean;
  };
  /** After a return: the employee submits again at once. */
  resubmits: boolean;
  hasRealisation: boolean;
  hasSelfReview: boolean;
};

const seconds = fc.integer({ min: 0, max: secondsToDeadline - 1 });
const history: fc.Arbitrary<History> = fc.record({
  submitted: fc.option(seconds, { freq: 5 }),
  appraiser: fc.record({
    plan: fc.oneof(
      fc.constant({ kind: 'set' } as const),
      fc.constant({ kind: 'silent' } as const),
      fc.record({ kind: fc.constant('returned' as const), after: seconds }),
    ),
    reviews: fc.boolean(),
  }),
  resubmits: fc.boolean(),
  hasRealisation: fc.boolean(),
  hasSelfReview: fc.boolean(),
});
const diligent: fc.Arbitrary<History> = history.map((given) => ({
  ...given,
  submitted: given.submitted ?? 0,
  resubmits: true,
  hasRealisation: true,
  hasSelfReview: true,
}));
const rules: fc.Arbitrary<RuleSet> = fc.integer({ min: 0, max: 10 }).map((lateReturnWorkingDays) => ({
  ...defaultRuleSet,
  planning: { ...defaultRuleSet.planning, lateReturnWorkingDays },
}));
const zone = fc.constantFrom(...zones);

const at = (after: number): string => addSeconds(start, after);

const drafted = (given: History): Case => {
  const { submitted, appraiser, resubmits } = given;
  if (submitted === null) return unplannedCase(null);
  const draft: DraftPlan = { seq: 1, version: 1, status: 'submitted', at: at(submitted), reason: null };
  if (appraiser.plan.kind === 'set')
    return { ...unplannedCase(null), stage: 'planned', plan: { seq: 1, version: 1, basis: 'set' } };
  if (appraiser.plan.kind === 'silent') return unplannedCase(draft);
  const returned = Math.max(submitted, appraiser.plan.after);
  return unplannedCase(
    resubmits
      ? { ...draft, seq: 3, version: 2, at: at(returned) }
      : { ...draft, status: 'returned', at: at(returned), reason: 'no' },
  );
};

const reviewed = (subject: Case, given: History): Case =>
  given.appraiser.reviews && subject.stage === 'planned'
    ? { ...subject, stage: 'reviewed', review: { seq: 9, workResult: 'meets', behaviour: 'meets' } }
    : subject;

type Close = (phase: SettledPhase, subject: Case) => EndOfCase;
const closing = (given: History, ruleSet: RuleSet, where: (typeof zones)[number]): Close => {
  return (phase, subject) => {
    const [end] = planClosure({ phase, cases: [{ case: subject, ...given }] }, ruleSet, where, deadline);
    if (end === undefined) throw new Error('one case in, one end out');
    return end;
  };
};
const settled = (subject: Case, end: EndOfCase): Case => settleCase(subject, end)?.next ?? subject;

/** The three closes of a cycle, one after the other, with the case before and after each. */
const live = (given: History, ruleSet: RuleSet, where: (typeof zones)[number]) => {
  const close = closing(given, ruleSet, where);
  const steps: { phase: SettledPhase; before: Case; end: EndOfCase; after: Case }[] = [];
  let subject = drafted(given);
  for (const phase of settledPhases) {
    const before = phase === 'supervisor-review' ? reviewed(subject, given) : subject;
    const end = close(phase, before);
    subject = settled(before, end);
    steps.push({ phase, before, end, after: subject });
  }
  return steps;
};

const ranks: Record<EndState, number> = { complete: 1, carried: 1, provisional: 1, exempt: 1, escalated: 0 };
const stages: readonly Case['stage'][] = ['unplanned', 'planned', 'reviewed'];

describe('no closing plan', () => {
  it('lowers a person whose own duties were met, whatever the appraiser did', () => {
    fc.assert(
      fc.property(diligent, rules, zone, (given, ruleSet, where) => {
        for (const { end, after } of live(given, ruleSet, where)) {
          expect(end.endState).not.toBe('escalated');
          expect(end.ownDutiesMet).toBe(true);
          expect(end.marks.every(({ owedBy }) => owedBy === 'appraiser')).toBe(true);
          expect(after.stage).not.toBe('unplanned');
        }
      }),
    );
  });

  it('lowers a person whose own duties were met because a unit or a person got longer', () => {
    fc.assert(
      fc.property(diligent, rules, zone, fc.integer({ min: 1, max: 60 * 86_400 }), (given, ruleSet, where, longer) => {
        const end = addSeconds(deadline, longer);
        const [later] = planClosure(
          { phase: 'planning', cases: [{ case: drafted(given), ...given }] },
          ruleSet,
          where,
          end,
        );
        expect(later?.endState).not.toBe('escalated');
        expect(later?.ownDutiesMet).toBe(true);
      }),
    );
  });

  it('turns an appraiser’s lateness into a worse end than the same person had with a prompt one', () => {
    fc.assert(
      fc.property(history, rules, zone, (given, ruleSet, where) => {
        // With a set plan nothing is returned, so only histories in which the employee answered a return are compared.
        fc.pre(given.resubmits);
        const prompt: History = { ...given, appraiser: { plan: { kind: 'set' }, reviews: true } };
        const [late, best] = [live(given, ruleSet, where), live(prompt, ruleSet, where)];
        const rank = (steps: typeof late, step: number) => ranks[steps[step]?.end.endState ?? 'escalated'];
        expect(rank(late, 0)).toBe(rank(best, 0));
        expect(rank(late, 1)).toBe(rank(best, 1));
        expect(late.at(-1)?.end.ownDutiesMet).toBe(best.at(-1)?.end.ownDutiesMet);
        if (given.hasRealisation) expect(rank(late, 2)).toBe(rank(best, 2));
      }),
    );
  });

  it('takes a stage back, or touches anything but plan, stage and marks', () => {
    fc.assert(
      fc.property(history, rules, zone, (given, ruleSet, where) => {
        for (const { before, after } of live(given, ruleSet, where)) {
          expect(stages.indexOf(after.stage)).toBeGreaterThanOrEqual(stages.indexOf(before.stage));
          expect({ ...after, stage: 0, plan: 0, marks: 0 }).toEqual({ ...before, stage: 0, plan: 0, marks: 0 });
          expect(after.marks.slice(0, before.marks.length)).toEqual(before.marks);
        }
      }),
    );
  });

  it('marks what was done, or leaves unmarked what was not', () => {
    fc.assert(
      fc.property(history, rules, zone, (given, ruleSet, where) => {
        const steps = live(given, ruleSet, where);
        const marks = steps.at(-1)?.after.marks ?? [];
        const missing = (what: string) => marks.some((mark) => mark.missing === what);
        const inForce = steps[0]?.after.stage === 'planned';
        expect(missing('plan-submission')).toBe(!inForce);
        expect(missing('plan-decision')).toBe(inForce && given.appraiser.plan.kind !== 'set');
        expect(missing('realisation')).toBe(inForce && !given.hasRealisation);
        expect(missing('self-review')).toBe(inForce && !given.hasSelfReview);
        expect(missing('supervisor-review')).toBe(!(inForce && given.appraiser.reviews));
      }),
    );
  });
});

describe('a closing plan', () => {
  it('reads nothing of a case but what is kept beside the close', () => {
    fc.assert(
      fc.property(history, rules, zone, (given, ruleSet, where) => {
        const close = closing(given, ruleSet, where);
        for (const { phase, before, end, after } of live(given, ruleSet, where))
          for (const subject of [before, after]) {
            const at = { case: closingCaseOf(subject), hasRealisation: given.hasRealisation };
            const again = planClosure(
              { phase, cases: [{ ...at, hasSelfReview: given.hasSelfReview }] },
              ruleSet,
              where,
              deadline,
            );
            expect(again).toEqual([end]);
            expect(close(phase, subject)).toEqual(end);
          }
      }),
    );
  });

  it('is the same on the cases that it settled, so that a closure can be run again', () => {
    fc.assert(
      fc.property(history, rules, zone, (given, ruleSet, where) => {
        const close = closing(given, ruleSet, where);
        for (const { phase, end, after } of live(given, ruleSet, where)) {
          expect(close(phase, after)).toEqual(end);
          expect(settleCase(after, end)).toBeNull();
        }
      }),
    );
  });

  it('does not depend on who else is in the shard', () => {
    fc.assert(
      fc.property(fc.array(history, { maxLength: 6 }), rules, zone, (histories, ruleSet, where) => {
        const cases = histories.map((given, index) => ({
          ...given,
          case: { ...drafted(given), employeeId: `p${index}` },
        }));
        const together = planClosure({ phase: 'planning', cases }, ruleSet, where, deadline);
        const alone = cases.flatMap((one) =>
          planClosure({ phase: 'planning', cases: [one] }, ruleSet, where, deadline),
        );
        expect(together).toEqual(alone);
      }),
    );
  });
});
