import { describe, expect, it } from 'vitest';
import { checkRuleSet } from '../../../functions/domain/rules/check-rule-set.ts';
import { chooseRuleSet } from '../../../functions/domain/rules/choose-rule-set.ts';
import { closingOf } from '../../../functions/domain/rules/closing-rules.ts';
import { defaultRuleSet as sound } from '../../../functions/domain/rules/default-rule-set.ts';
import { outcomeOf, replayScope } from '../../../functions/domain/rules/replay.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';

const { raters, impact, closing, forum, planning, numeric, segments, incomplete, feedback, retention, development } =
  sound;
const { pointedOut } = raters;
const tolerance = { share: '100', counts: 'every-change', confirmHours: 24 } as const;
const training = development.trainings[0];
const text = { kind: 'activity', leastMonths: 24, mostMonths: 24, basis: 'JRA' } as const;
const equal = { below: '1', meets: '1', above: '2' };

/** What is found, or nothing. */
const found = (change: Partial<RuleSet>): string[] =>
  checkRuleSet({ ...sound, ...change }).map(({ pointer, code }) => `${pointer} ${code}`);

describe('a bound of a rule set', () => {
  it.each<[string, Partial<RuleSet>]>([
    ['a version of one day', { validTo: sound.validFrom }],
    ['a tolerance of everybody', { closing: { ...closing, tolerance } }],
    ['a tolerance of nobody', { closing: { ...closing, tolerance: { ...tolerance, share: '0' } } }],
    ['no tolerance', { closing: { graceSeconds: closing.graceSeconds } }],
    ['as few work results as may be many', { planning: { ...planning, minimumWorkResults: 3, maximumWorkResults: 3 } }],
    ['an interval of 90 %', { raters: { ...raters, width: '1.645' } }],
    ['groups of three', { impact: { ...impact, minimumGroup: 3 } }],
    ['a quorum of everybody', { forum: { ...forum, quorum: '100' } }],
    ['a text that is erased as soon as it may be', { retention: { ...retention, texts: [text] } }],
    ['no text that is erased', { retention: { ...retention, texts: [] } }],
  ])('is kept by %s', (_, change) => {
    expect(found(change)).toEqual([]);
  });

  it.each<[string, Partial<RuleSet>, string[]]>([
    [
      'a tolerance of more than everybody',
      { closing: { ...closing, tolerance: { ...tolerance, share: '101' } } },
      ['/rules/closing/tolerance/share out-of-bounds'],
    ],
    [
      'fewer work results at most than at least',
      { planning: { ...planning, minimumWorkResults: 4, maximumWorkResults: 3 } },
      ['/rules/planning thresholds-order'],
    ],
    ['no quorum', { forum: { ...forum, quorum: '0' } }, ['/rules/forum/quorum out-of-bounds']],
    ['a secret vote of one', { forum: { ...forum, secretLeast: 1 } }, ['/rules/forum/secretLeast out-of-bounds']],
    ['raters without a basis', { raters: { ...raters, basis: ' ' } }, ['/rules/raters/basis required']],
    ['few ratings', { raters: { ...raters, minimumRatings: 4 } }, ['/rules/raters/minimumRatings out-of-bounds']],
    ['few raters', { raters: { ...raters, minimumRaters: 3 } }, ['/rules/raters/minimumRaters out-of-bounds']],
    ['a narrow interval', { raters: { ...raters, width: '1.644' } }, ['/rules/raters/width out-of-bounds']],
    [
      'a spread that is narrow above one',
      { raters: { ...raters, pointedOut: { ...pointedOut, narrow: '1' } } },
      ['/rules/raters/pointedOut thresholds-order'],
    ],
    [
      'a spread that is wide below one',
      { raters: { ...raters, pointedOut: { ...pointedOut, wide: '1' } } },
      ['/rules/raters/pointedOut thresholds-order'],
    ],
    ['groups of two', { impact: { ...impact, minimumGroup: 2 } }, ['/rules/impact/minimumGroup out-of-bounds']],
    ['a ratio over one', { impact: { ...impact, warnAt: '2' } }, ['/rules/impact/warnAt out-of-bounds']],
    [
      'a predicate that is lowest twice',
      { impact: { ...impact, lowest: [...impact.lowest, ...impact.lowest] } },
      ['/rules/impact/lowest duplicate'],
    ],
    ['texts named twice', { retention: { ...retention, texts: [text, text] } }, ['/rules/retention/texts duplicate']],
    [
      'a text that is erased before it may be',
      { retention: { ...retention, texts: [{ ...text, mostMonths: 23 }] } },
      ['/rules/retention/texts/0 thresholds-order'],
    ],
    [
      'parts of a period that are worth nothing',
      { segments: { ...segments, combine: { ...segments.combine, meetsFrom: '0' } } },
      ['/rules/segments/combine/meetsFrom out-of-bounds'],
    ],
    [
      'parts of a period out of order',
      { segments: { ...segments, combine: { ...segments.combine, aboveFrom: segments.combine.meetsFrom } } },
      ['/rules/segments/combine thresholds-order'],
    ],
    [
      'a coverage of more than all',
      { incomplete: { ...incomplete, minimumCoverage: '101' } },
      ['/rules/incomplete/minimumCoverage out-of-bounds'],
    ],
    [
      'numbers of work that do not rise',
      { numeric: { ...numeric, workNumbers: equal } },
      ['/rules/numeric/workNumbers thresholds-order'],
    ],
    [
      'numbers of behaviour that do not rise',
      { numeric: { ...numeric, behaviourNumbers: equal } },
      ['/rules/numeric/behaviourNumbers thresholds-order'],
    ],
    [
      'voices that count for more than all',
      { feedback: { ...feedback, maximumShare: '101' } },
      ['/rules/feedback/maximumShare out-of-bounds'],
    ],
    [
      'a training that is offered twice',
      {
        development: { ...development, trainings: training === undefined ? [] : [...development.trainings, training] },
      },
      ['/rules/development/trainings duplicate'],
    ],
    [
      'a rule of development that is named twice',
      { development: { ...development, rules: [...development.rules, ...development.rules.slice(0, 1)] } },
      ['/rules/development/rules duplicate'],
    ],
  ])('is broken by %s', (_, change, problems) => {
    expect(found(change)).toEqual(problems);
  });
});

describe('the figures for what a rule set leaves out', () => {
  it('are two weeks of rehearsals, no corrections, no tolerance, three days of credit, and two people for a later end', () => {
    expect(closingOf({ closing: { graceSeconds: 60 } })).toEqual({
      ...{ graceSeconds: 60, rehearsalDays: 14, corrections: { hours: 0, by: [] }, tolerance: null },
      ...{ outages: { capHours: 72, lastDays: 3 }, extensions: { approval: 'second-person' } },
    });
  });

  it('are its own where it has them', () => {
    const own = {
      ...{ graceSeconds: 90, rehearsalDays: 0, corrections: { hours: 24, by: ['chair' as const] }, tolerance },
      ...{ outages: { capHours: 1, lastDays: 1 }, extensions: { approval: 'none' as const } },
    };
    expect(closingOf({ closing: own })).toEqual(own);
  });
});

describe('the rules of a new cycle', () => {
  const of = (version: string, validFrom: string) => ({ version, validFrom, validTo: null });
  const period = { from: '2026-01-01', to: '2026-03-31' };
  const sets = [of('a', '2024-01-01'), of('c', '2025-01-01'), of('b', '2025-01-01'), of('d', '2023-01-01')];
  it('are those that came into force last, and of two of one day the later version', () => {
    expect(chooseRuleSet(sets, 'none', period)?.version).toBe('c');
    expect(chooseRuleSet(sets.toReversed(), 'none', period)?.version).toBe('c');
    expect(chooseRuleSet([...sets, of('e', '2025-06-01')], 'none', period)?.version).toBe('e');
    expect(chooseRuleSet(sets, 'd', period)?.version).toBe('d');
  });
});

describe('a replay', () => {
  it('says what it works out anew, and what it does not', () => {
    expect(replayScope()).toEqual({
      replayed: ['ratings', 'score', 'predicate'],
      notReplayed: ['voices', 'distribution', 'forum', 'objections', 'follow-ups'],
    });
  });

  it('compares what a person comes to, and nothing beside it', () => {
    const outcome = {
      workResult: 'meets',
      behaviour: 'meets',
      predicate: 'baik',
      basis: 'reviewed',
      score: '95.00',
    } as const;
    const version = { ...outcome, version: 2, seq: 7 };
    expect(outcomeOf(version)).toEqual(outcome);
  });
});
