import { describe, expect, it } from 'vitest';
import { shapeOf, storedDocuments } from '../support/document-shapes.ts';
import { declarationsOf } from '../support/type-declarations.ts';
import recorded from './schema-hashes.json' with { type: 'json' };

/*
 * A stored document whose shape changes without a new `schemaVersion` cannot be told from an old one. When this fails: raise
 * the document's `schemaVersion`, say how the old one is read, and record the new shape with
 * `node test/support/write-schema-hashes.ts`.
 */
const hashes: Record<string, string> = recorded;

describe('the shape of every stored document is the one recorded for its version', () => {
  it.each(storedDocuments())('%s', (name) => {
    const { version, hash } = shapeOf(name);
    expect({ [`${name} ${version}`]: hash }).toEqual({ [`${name} ${version}`]: hashes[`${name} ${version}`] });
  });

  it('the list of documents is that of keys.ts', () => {
    expect(storedDocuments()).toEqual(expect.arrayContaining(['ActRecord', 'Case', 'Cycle', 'Motion', 'RuleSet']));
    const names = Object.keys(recorded).map((entry) => entry.split(' ')[0]);
    expect(names.filter((name) => !storedDocuments().includes(name ?? ''))).toEqual([]);
  });
});

describe('a shape covers', () => {
  it.each([
    ['Case', ['CaseBase', 'LateMark', 'closureRules', 'Rating', 'ratings', 'ObjectionRef']],
    ['ActRecord', ['ActEnvelope', 'actKinds', 'Plan', 'ReviewBody', 'ScoredBody', 'Explanation', 'ResultVersion']],
    ['ServiceRecord', ['Signature', 'predicates', 'organisationPredicates']],
    ['RuleSet', ['DistributionPattern', 'FollowUpRule']],
  ])('%s with all that it rests on', (name, parts) => {
    expect(shapeOf(name).parts).toEqual(expect.arrayContaining(parts));
  });
});

describe('a declaration', () => {
  const tokens = (text: string) => declarationsOf('x.ts', text).map((one) => `${one.name}: ${one.tokens.join(' ')}`);
  const plain = tokens("export type A = { kind: 'x' | 'y'; on: string[] };\nconst ratings = ['low', 'high'] as const;");

  it('is the same however it is laid out and commented', () => {
    const laidOut = tokens(`
      /** What it is; and more. */
      export type A = {
        kind:
          | 'x' // the first
          | 'y';
        on: string[];
      };
      const ratings = [
        'low',
        'high',
      ] as const;`);
    expect(plain).toHaveLength(2);
    expect(laidOut).toEqual(plain);
  });

  it.each([
    ['a new member', "export type A = { kind: 'x' | 'y'; on: string[]; by?: string };"],
    ['a member gone', "export type A = { kind: 'x' | 'y' };"],
    ['a member renamed', "export type A = { kind: 'x' | 'y'; at: string[] };"],
    ['another type', "export type A = { kind: 'x' | 'y'; on: string };"],
    ['one more value', "export type A = { kind: 'x' | 'y' | 'z'; on: string[] };"],
    ['an optional member', "export type A = { kind: 'x' | 'y'; on?: string[] };"],
  ])('is another with %s', (_, text) => {
    expect(tokens(text)[0]).not.toBe(plain[0]);
  });
});
