import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import type { Explanation } from '../../../functions/domain/scoring/explanation.ts';
import { revise } from '../../../functions/domain/scoring/revise.ts';
import { scoreCase } from '../../../functions/domain/scoring/score-case.ts';
import { anyCase, createDice } from './oracle/random-case.ts';
import { rules as fixed } from './scoring-fixtures.ts';

/** Cases of the seed that between them have every kind of node there is. */
const chosen = [5, 11, 102, 113, 117, 124, 180, 247, 253, 293, 318, 328, 329, 392, 483, 536];

/** A node a line: what it is and says, then its other members in the order of their names. */
export const linesOf = (node: Explanation, depth = 0): string[] => {
  const { code, value, unit, inputs = [], ...rest } = node;
  const members = Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const said = members.map(([name, member]) => `${name}=${JSON.stringify(member)}`);
  const line = `${'  '.repeat(depth)}${code} ${value} ${unit} ${said.join(' ')}`.trimEnd();
  return [line, ...inputs.flatMap((input) => linesOf(input, depth + 1))];
};

const scoredLines = (): string[] => {
  const dice = createDice(20_260_401);
  const cases = Array.from({ length: Math.max(...chosen) + 1 }, () => anyCase(dice));
  return chosen.flatMap((number) => {
    const input = cases[number];
    if (input === undefined) throw new Error('no such case');
    const { explanation, ...result } = scoreCase(input);
    return [`# case ${number}: ${JSON.stringify(result)}`, ...linesOf(explanation)];
  });
};

const numeric = { workResult: '95.00', behaviour: '88.00', total: '92.90', heard: false, newIdea: false };
const current = { workResult: 'meets', behaviour: 'meets', numeric } as const;
const rated = (rating: 'below' | 'meets' | 'above') => ({ rating });
const inNumbers: RuleSet = { ...fixed, regime: 'numeric' };
const heardOnly: RuleSet = { ...inNumbers, numeric: { ...inNumbers.numeric, hear: 'always', needsNewIdea: false } };
const idea = { stated: 'confirmed', evidence: ['act/9'] } as const;

type Revision = Parameters<typeof revise>[0];
const revisions: [string, Partial<Revision>, RuleSet][] = [
  ['matrix', {}, fixed],
  ['both higher', {}, inNumbers],
  ['both lower', { workResult: rated('below'), behaviour: rated('below') }, inNumbers],
  ['work alone', { behaviour: rated('meets') }, inNumbers],
  ['behaviour alone', { workResult: rated('meets') }, inNumbers],
  ['an idea alone', { workResult: rated('meets'), behaviour: rated('meets') }, inNumbers],
  ['nobody assessed before', { current: null }, inNumbers],
  ['nobody assessed before, colleagues always heard, no idea', { current: null, newIdea: null }, heardOnly],
  ['no numbers before', { current: { workResult: 'meets', behaviour: 'meets' } }, inNumbers],
  ['heard before', { current: { ...current, numeric: { ...numeric, heard: true } } }, inNumbers],
  ['an idea without evidence', { newIdea: { ...idea, stated: 'claimed', evidence: [] } }, inNumbers],
];

const revisedLines = (): string[] =>
  revisions.flatMap(([name, change, rules]) => {
    const usual: Revision = {
      ...{ current, workResult: rated('above'), behaviour: rated('above'), newIdea: { ...idea, evidence: ['act/9'] } },
      ...{ basis: 'forum', evidence: ['act/4', 'motion/1'] },
    };
    const { explanation, ...result } = revise({ ...usual, ...change }, rules);
    return [`# revised, ${name}: ${JSON.stringify(result)}`, ...linesOf(explanation)];
  });

export const treeLines = (): string[] => [...scoredLines(), ...revisedLines()];

const file = fileURLToPath(new URL('recorded-trees.txt', import.meta.url));
export const recordedLines = (): string[] => readFileSync(file, 'utf8').trimEnd().split('\n');

export const writeTrees = (): void => writeFileSync(file, `${treeLines().join('\n')}\n`);
