import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../../functions/domain/case/case.ts';
import { approvedOf, closeAgain, liftedCase } from '../../../functions/domain/closing/close-again.ts';
import type { EndState } from '../../../functions/domain/closing/manifest.ts';
import { ownDutiesMet } from '../../../functions/domain/closing/own-duties.ts';
import { planClosure, type SettledPhase, settledPhases } from '../../../functions/domain/closing/plan-closure.ts';
import { settleCase } from '../../../functions/domain/closing/settle-case.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { unplannedCase } from '../../support/example-case.ts';

const deadline = '2026-01-31T17:00:00.000Z';
const until = '2026-02-20T17:00:00.000Z';
const zone = 'Asia/Jakarta';

type Done = { plan: 'none' | 'submitted' | 'set'; reviewed: boolean; realisation: boolean; selfReview: boolean };
const done: fc.Arbitrary<Done> = fc.record({
  plan: fc.constantFrom('none', 'submitted', 'set'),
  reviewed: fc.boolean(),
  realisation: fc.boolean(),
  selfReview: fc.boolean(),
});
const order = ['none', 'submitted', 'set'] as const;
/** A window takes the acts of its phase alone, and takes nothing back: what was done by the first close is done at the second. */
const more = (phase: SettledPhase, a: Done, b: Done): Done => {
  switch (phase) {
    case 'planning':
      return { ...a, plan: order.indexOf(a.plan) > order.indexOf(b.plan) ? a.plan : b.plan };
    case 'execution':
      return { ...a, realisation: a.realisation || b.realisation, selfReview: a.selfReview || b.selfReview };
    case 'supervisor-review':
      return { ...a, reviewed: a.reviewed || b.reviewed };
  }
};

const caseOf = ({ plan, reviewed }: Done, at: string): Case => {
  const open = unplannedCase(
    plan === 'submitted' ? { seq: 1, version: 1, status: 'submitted', at, reason: null } : null,
  );
  if (plan !== 'set') return open;
  const set = { seq: 1, version: 1, basis: 'set' } as const;
  return reviewed
    ? { ...open, stage: 'reviewed', plan: set, review: { seq: 2, workResult: 'meets', behaviour: 'meets' } }
    : { ...open, stage: 'planned', plan: set };
};
const judge = (phase: SettledPhase, subject: Case, facts: Done, cutOff: string) => {
  const reported = { hasRealisation: facts.realisation, hasSelfReview: facts.selfReview };
  const [end] = planClosure({ phase, cases: [{ case: subject, ...reported }] }, defaultRuleSet, zone, cutOff);
  if (end === undefined) throw new Error('nobody was judged');
  return end;
};
/** Best first; `exempt` never changes. */
const rank: readonly EndState[] = ['complete', 'carried', 'provisional', 'escalated', 'exempt'];
const reopening = approvedOf({
  ...{ number: 1, phase: 'planning', scope: { kind: 'all' }, until, reason: 'x', askedBy: 'a', askedAt: deadline },
  decision: { kind: 'approve', by: 'b', reason: 'y', at: deadline },
  ...{ status: 'closing', version: 2, closedAt: null, requestKey: 'k', requestDigest: 'd' },
});

describe('a reopened phase, whatever was done before and in it', () => {
  it('lowers nobody whose own duties were met, gives nobody a new omission, and settles the same twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...settledPhases), done, done, (phase, before, added) => {
        const first = judge(phase, caseOf(before, '2026-01-20T02:00:00.000Z'), before, deadline);
        const open = caseOf(before, '2026-01-20T02:00:00.000Z');
        const closed = settleCase(open, first)?.next ?? open;
        const facts = more(phase, before, added);
        // A plan that was carried is in force; any other case goes on by what was done in the window.
        const carried = closed.stage === 'planned' && open.stage === 'unplanned';
        const reopened = carried ? closed : { ...caseOf(facts, '2026-02-15T02:00:00.000Z'), marks: closed.marks };
        const end = judge(phase, liftedCase(reopened, phase), facts, until);
        const { next } = closeAgain(reopened, phase, { end, hasRealisation: facts.realisation }, reopening);

        if (ownDutiesMet(closed)) expect(ownDutiesMet(next)).toBe(true);
        const own = (subject: Case) => subject.marks.filter(({ owedBy }) => owedBy === subject.employeeId);
        expect(own(next).length).toBeLessThanOrEqual(own(closed).length);
        expect(rank.indexOf(end.endState)).toBeLessThanOrEqual(rank.indexOf(first.endState));
        const again = judge(phase, liftedCase(next, phase), facts, until);
        const twice = closeAgain(next, phase, { end: again, hasRealisation: facts.realisation }, reopening);
        expect(twice.next).toEqual(next);
      }),
      { numRuns: 500 },
    );
  });
});
