import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Behaviour, behaviours, feedbackSources } from '../../functions/domain/execution/feedback.ts';
import { releaseFeedback } from '../../functions/domain/feedback/feedback-release.ts';
import { voicesOf } from '../../functions/domain/feedback/voice.ts';
import { defaultRuleSet } from '../../functions/domain/rules/default-rule-set.ts';
import { behaviourFromFeedback } from '../../functions/domain/scoring/behaviour.ts';
import { predicateOf, type Rating, ratings } from '../../functions/domain/scoring/predicate.ts';
import { suggestWorkResult } from '../../functions/domain/scoring/suggest.ts';
import { parseDemoArguments } from '../../infra/local/demo/arguments.ts';
import { forAll, same } from '../../infra/local/demo/checks/check.ts';
import { createDemoClock } from '../../infra/local/demo/demo-clock.ts';
import { behaviourRating, lawfulPredicate, scoreOf, workResultRating } from '../../infra/local/demo/oracle.ts';
import { createProgress } from '../../infra/local/demo/progress.ts';
import { writeScript } from '../../infra/local/demo/script.ts';
import { countedFeedback } from '../../infra/local/demo/voices-oracle.ts';
import { generateAgency } from '../../infra/local/example/generate-agency.ts';
import { makePlan } from '../../infra/local/example/make-plan.ts';
import { makeRealisation } from '../../infra/local/example/make-realisation.ts';
import { createRandom } from '../../infra/local/example/random.ts';

describe('the oracle', () => {
  const kinds = fc.constantFrom('leading', 'teaching', 'health', 'service', 'analysis', 'field', 'audit' as const);

  test('agrees with the exact calculation within half a hundredth, on any plan of the example', () => {
    fc.assert(
      fc.property(kinds, fc.double({ min: 0.4, max: 1.4, noNaN: true }), fc.nat(), (kind, share, seed) => {
        const plan = makePlan(kind, false, createRandom(String(seed)));
        const items = makeRealisation(plan, share, 'x', createRandom(String(seed)));
        const exact = suggestWorkResult(
          plan,
          { schemaVersion: 1, items, at: '2026-04-01T00:00:00.000Z' },
          defaultRuleSet,
        );
        const score = scoreOf(plan, items);
        expect(Math.abs(score - Number(exact.score))).toBeLessThanOrEqual(0.005001);
        expect(workResultRating(Number(exact.score))).toBe(exact.rating);
      }),
    );
  });

  const said = fc.record({
    authorId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    source: fc.constantFrom(...feedbackSources),
    ratings: fc.dictionary(fc.constantFrom<Behaviour>(...behaviours), fc.constantFrom<Rating>(...ratings), {
      minKeys: 1,
    }),
  });
  test('agrees with the exact rating of behaviour, whoever answered', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 24 }), (given) => {
        const named = given.filter(({ source }) => source === 'appraiser');
        const stored = named.map((one) => ({
          ...one,
          schemaVersion: 1 as const,
          month: '2026-03',
          note: 'x',
          on: '2026-03-01',
          requestDigest: 'x',
        }));
        const colleagues = given.flatMap(({ authorId: author, source, ratings: own }) =>
          source === 'appraiser' ? [] : [{ author, source, ratings: own, month: '2026-03', note: 'x' }],
        );
        const voices = voicesOf(releaseFeedback(colleagues, defaultRuleSet.feedback).release);
        expect(behaviourRating(given)).toBe(behaviourFromFeedback(stored, defaultRuleSet, voices).rating);
        expect(countedFeedback(given, [])).toBe(voices.reduce((sum, { people }) => sum + people, named.length));
      }),
    );
  });
});

describe('the table of the law', () => {
  const table = ratings.flatMap((workResult) => ratings.map((behaviour) => [workResult, behaviour] as const));
  test.each(table)('is the same in the oracle and in the system for %s, %s', (workResult, behaviour) => {
    expect(lawfulPredicate(workResult, behaviour)).toBe(predicateOf(workResult, behaviour));
  });
});

describe('an invariant', () => {
  test('keeps every counter-example and counts what it looked at', () => {
    const odd = forAll('all are even', [2, 3, 4, 5], (n) => (n % 2 === 0 ? null : String(n)));
    expect(odd).toEqual({ name: 'all are even', checked: 4, broken: ['3', '5'] });
  });

  test('about nothing is broken, because it would hold of any system', () => {
    expect(forAll('none', [], () => null).broken).toHaveLength(1);
  });

  test('compares by value, not by the order of members', () => {
    expect(same('x', { a: 1, b: [2] }, { b: [2], a: 1 })).toBeNull();
    expect(same('x', { a: 1 }, { a: 2 })).toContain('expected');
    expect(same('x', undefined, 1)).toContain('expected');
  });
});

describe('the script', () => {
  test.each([40, 300, 2000])('of %i employees has somebody in every part, and nobody in two', (employees) => {
    const agency = generateAgency({ employees, seed: 3 });
    const script = writeScript(agency, createRandom('3'));
    const { silent, undecidedBy, unassessable, ...people } = script;
    const sets = Object.values(people);
    for (const set of [silent, undecidedBy, unassessable, ...sets]) expect(set.size).toBeGreaterThan(0);
    const all = sets.flatMap((set) => [...set]);
    expect(new Set(all).size).toBe(all.length);
    const above = new Map(agency.people.map((p) => [p.nip, p.appraiserNip]));
    const underLate = all.filter((nip) => silent.has(above.get(nip) ?? '') || undecidedBy.has(above.get(nip) ?? ''));
    expect(underLate).toEqual([]);
    expect([...unassessable].every((nip) => silent.has(above.get(nip) ?? ''))).toBe(true);
    expect(silent.has(agency.offices.chair) || undecidedBy.has(agency.offices.chair)).toBe(false);
    expect([...silent].filter((nip) => undecidedBy.has(nip))).toEqual([]);
  });
});

describe('the demo clock', () => {
  test('stands until it is moved, and never goes back', () => {
    const clock = createDemoClock('2026-01-02T08:00:00+07:00');
    expect(clock.now()).toBe('2026-01-02T01:00:00.000Z');
    clock.moveTo('2026-01-16T00:00:00+07:00');
    expect(clock.now()).toBe('2026-01-15T17:00:00.000Z');
    expect(() => clock.moveTo('2026-01-15T00:00:00Z')).toThrow(RangeError);
  });
});

describe('the arguments', () => {
  test('have defaults, and take size, seed and folder', () => {
    expect(parseDemoArguments([])).toEqual({ employees: 300, seed: 2026, out: 'out' });
    expect(parseDemoArguments(['--employees', '15000', '--seed', '7', '--out', 'x'])).toEqual({
      employees: 15_000,
      seed: 7,
      out: 'x',
    });
  });

  test.each([
    ['--employees', '39'],
    ['--employees', 'many'],
    ['--seed', '-1'],
    ['--seed', '1.5'],
    ['--what', '1'],
  ])('refuse %s %s', (...argv) => {
    expect(() => parseDemoArguments(argv)).toThrow();
  });
});

describe('the progress', () => {
  const run = (isTTY: boolean): string => {
    const parts: string[] = [];
    let now = 0;
    const sink = { isTTY, columns: 90, write: (part: string) => parts.push(part) };
    const bar = createProgress(sink, () => {
      now += 60;
      return now;
    }).start('plans', 4);
    for (let i = 0; i < 4; i++) bar.tick();
    bar.done('by schedule');
    return parts.join('');
  };

  test('writes one plain line per step where there is no terminal', () => {
    const text = run(false);
    expect(text.split('\n')).toHaveLength(2);
    expect(text).toContain('4/4');
    expect(text).toContain('by schedule');
    expect(text).not.toContain('\x1b');
  });

  test('redraws its line on a terminal and ends it once', () => {
    const text = run(true);
    expect(text.split('\r').length).toBeGreaterThan(2);
    expect(text.split('\n')).toHaveLength(2);
  });
});
