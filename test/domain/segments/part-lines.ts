import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import type { ScoreInput } from '../../../functions/domain/scoring/score-case.ts';
import { type SegmentEvidence, scoreParts } from '../../../functions/domain/segments/score-parts.ts';
import { allRated, feedbackOf, indicator, planOf, realised, rules } from '../scoring/scoring-fixtures.ts';
import { linesOf } from '../scoring/tree-lines.ts';

const whole: ScoreInput = {
  ...{ plan: planOf(['100', indicator('i')]), planBasis: 'set', realisation: realised({ i: '95.5' }) },
  ...{ feedback: [feedbackOf('appraiser', allRated('below'))], activities: { count: 3, days: 3, digest: 'journal' } },
  ...{ review: null, ownDutiesMet: true, newIdea: { stated: 'confirmed', evidence: ['act/4'] }, rules },
};
const review = (workResult: 'below' | 'meets' | 'above', seq: number) =>
  ({ workResult, behaviour: 'meets', seq }) as const;
const part = (from: string, to: string, change: Partial<SegmentEvidence> = {}): SegmentEvidence => ({
  ...{ from, to, own: null, unit: null, review: review('meets', 4) },
  ...change,
});
const [january, rest] = [
  (change: Partial<SegmentEvidence> = {}) => part('2026-01-01', '2026-01-31', change),
  (change: Partial<SegmentEvidence> = {}) => part('2026-02-01', '2026-03-31', change),
];
const nothing: Partial<SegmentEvidence> = {
  ...{ review: null, own: { plan: planOf(['100', indicator('j')]), basis: 'set', realisation: null } },
};
const by = (change: Partial<RuleSet>): Partial<ScoreInput> => ({ rules: { ...rules, ...change } });

const cases: [string, Partial<ScoreInput>, SegmentEvidence[]][] = [
  ['both reviewed', {}, [january({ review: review('above', 3) }), rest()]],
  ['one from evidence', {}, [january({ review: null }), rest()]],
  ['one without anything', {}, [january(nothing), rest()]],
  ['one without anything, which blocks', by({ missingComponent: 'block' }), [january(nothing), rest()]],
  ['both without anything', {}, [january(nothing), rest(nothing)]],
  ['a single part without anything', {}, [part('2026-01-01', '2026-03-31', nothing)]],
  ['in numbers', by({ regime: 'numeric' }), [january({ review: review('above', 3) }), rest()]],
];

export const partLines = (): string[] =>
  cases.flatMap(([name, change, parts]) => {
    const { explanation, ...result } = scoreParts({ ...whole, ...change }, parts);
    return [`# ${name}: ${JSON.stringify(result)}`, ...linesOf(explanation)];
  });

const file = fileURLToPath(new URL('recorded-parts.txt', import.meta.url));
export const recordedParts = (): string[] => readFileSync(file, 'utf8').trimEnd().split('\n');
export const writeParts = (): void => writeFileSync(file, `${partLines().join('\n')}\n`);
