import { describe, expect, it } from 'vitest';
import type { Phase } from '../../../functions/domain/cycle/phase.ts';
import { headStartEnds, isShownToCommittee } from '../../../functions/domain/rater-statistics/shown-to-committee.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';

/** A Monday morning in Kendari. */
const madeAt = '2026-04-13T01:00:00.000Z';
const cycle = { zone: 'Asia/Makassar', phase: 'organisation-predicate' } as const;
const shown = (now: string, over: { opened?: boolean; phase?: Phase; atForum?: boolean } = {}) =>
  isShownToCommittee(
    { madeAt, opened: over.opened ?? false },
    { ...cycle, phase: over.phase ?? cycle.phase },
    {
      ...defaultRuleSet,
      raters: {
        ...defaultRuleSet.raters,
        committee: { headStartWorkingDays: 3, atForum: over.atForum ?? true },
      },
    },
    now,
  );

describe('when the committee sees the statistics of an appraiser', () => {
  it('gives three whole working days, to midnight where the agency is', () => {
    expect(headStartEnds(madeAt, cycle, defaultRuleSet)).toBe('2026-04-16T16:00:00.000Z');
    expect(shown('2026-04-16T15:59:59.999Z')).toBe(false);
    expect(shown('2026-04-16T16:00:00.000Z')).toBe(true);
  });

  it('counts no weekend and no holiday', () => {
    // Good Friday is on 3 April 2026.
    expect(headStartEnds('2026-03-31T01:00:00.000Z', cycle, defaultRuleSet)).toBe('2026-04-06T16:00:00.000Z');
  });

  it('is as soon as the appraiser has opened them', () => {
    expect(shown(madeAt, { opened: true })).toBe(true);
  });

  it('is with the forum, unless the agency decided otherwise', () => {
    expect(shown(madeAt, { phase: 'committee-forum' })).toBe(true);
    expect(shown(madeAt, { phase: 'final-decision' })).toBe(true);
    expect(shown(madeAt, { phase: 'committee-forum', atForum: false })).toBe(false);
    expect(shown(madeAt, { phase: 'organisation-predicate' })).toBe(false);
  });
});
