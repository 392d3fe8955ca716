import { describe, expect, it } from 'vitest';
import type { Case } from '../../../functions/domain/case/case.ts';
import type { Cycle } from '../../../functions/domain/cycle/cycle.ts';
import type { Reopening } from '../../../functions/domain/cycle/reopening.ts';
import { owedAtClose } from '../../../functions/domain/obligations/owed-at-close.ts';
import { defaultRuleSet as rules } from '../../../functions/domain/rules/default-rule-set.ts';
import { exampleCycle } from '../../support/world.ts';
import { caseAt } from '../case/case-fixtures.ts';
import { now, until, openWindow as window } from '../case/open-window.ts';

describe('what is owed on a case in a window', () => {
  const phase = 'execution';
  const nothing = { hasRealisation: false, hasSelfReview: false };
  const mark = { phase, missing: 'realisation', owedBy: 'e-self', rule: 'realisation-missing' } as const;
  const cycle: Cycle = { ...exampleCycle, phase: 'organisation-predicate', reopenings: [window()] };
  const owed = (subject: Case, given: Reopening | null) =>
    owedAtClose('e-self', { phase, cycle, rules, now, window: given }, { case: subject, ...nothing }).map(
      ({ kind, deadline, possible }) => [kind, deadline, possible],
    );

  it('is what the close of the window would name, until its end', () => {
    const subject: Case = { ...caseAt.planned(), marks: [mark] };
    expect(owed(subject, window())).toEqual([
      ['report-realisation', until, true],
      ['write-self-review', until, true],
    ]);
    expect(owed(caseAt.planned(), null).map(([, deadline]) => deadline)).toEqual(
      Array.from({ length: 2 }, () => exampleCycle.deadlines.execution),
    );
  });

  it('is not what no window undoes', () => {
    const late = {
      phase: 'planning',
      missing: 'plan-decision',
      owedBy: 'e-appraiser',
      rule: 'plan-carried-as-submitted',
    } as const;
    const subject: Case = { ...caseAt.planned(), marks: [late] };
    const asked = (given: Reopening | null) =>
      owedAtClose(
        'e-appraiser',
        { phase: 'planning', cycle, rules, now, window: given },
        { case: subject, ...nothing },
      );
    expect(asked(window({ phase: 'planning' }))).toEqual([]);
    expect(asked(null).map(({ kind }) => kind)).toEqual(['decide-plan']);
  });
});
