import type { Explanation } from '../../../../functions/domain/scoring/explanation.ts';
import { nodesOf } from '../scoring-fixtures.ts';
import type { anyCase } from './random-case.ts';

/** The leaves are what was agreed and reported: everything above them the evaluator works out from the tree alone. */
export const leavesOf = (input: ReturnType<typeof anyCase>): string[] =>
  (input.plan?.workResults ?? []).flatMap(({ id, weight, indicators }) => [
    `${id} ${Number(weight)}`,
    ...indicators.flatMap((one) => {
      if (!('target' in one)) return [];
      const reported = input.realisation?.items.find(({ indicatorId }) => indicatorId === one.id)?.value ?? 'nothing';
      const { polarisation: p } = one;
      return [`${one.id} ${Number(one.weight)} ${reported} ${p.kind === 'range' ? `${p.low}..${p.high}` : one.target}`];
    }),
  ]);

/** The same as the tree states them. */
export const leavesIn = (tree: Explanation): string[] =>
  nodesOf(tree, 'work-result-achievement').flatMap(({ subject, weight, inputs = [] }) => [
    `${subject} ${Number(weight)}`,
    ...inputs.map(({ subject: id, weight: share, symbols = {}, inputs: beneath = [] }) => {
      const agreed = beneath.filter(({ code }) => code === 'period-target').map((node) => node.symbols ?? {});
      const { R, T, L, H } = Object.assign({ ...symbols }, ...agreed);
      const aggregate = beneath.find(({ code }) => code === 'period-aggregate');
      const drawn = aggregate?.value != null && ['from-periods', 'period-missing'].includes(aggregate.reason ?? '');
      const reported = drawn ? 'nothing' : (R ?? 'nothing');
      return `${id} ${Number(share)} ${reported} ${L === undefined ? T : `${L}..${H}`}`;
    }),
  ]);
