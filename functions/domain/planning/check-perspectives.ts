import type { Case } from '../case/case.ts';
import type { FieldProblem } from '../refusal.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Plan } from './plan.ts';
import { planProblem } from './plan-problems.ts';

type Post = Pick<Case, 'headsUnit' | 'postFamily'>;

/** Whether the holder of the post puts work results in perspectives; which heads do is a setting of the agency. */
export const needsPerspectives = ({ headsUnit, postFamily }: Post, { planning }: RuleSet): boolean => {
  switch (planning.perspectives) {
    case 'unit-heads':
      return headsUnit;
    case 'high-posts':
      return headsUnit && postFamily === 'JPT';
    case 'nobody':
      return false;
  }
};

/**
 * Work results of a head of unit that stand in none of the four perspectives (PermenPANRB 6/2022, annex). Staff may name
 * one too, so that a plan taken along from a former post is no obstacle.
 */
export const checkPerspectives = (plan: Plan, post: Post, rules: RuleSet): FieldProblem[] =>
  needsPerspectives(post, rules)
    ? plan.workResults.flatMap(({ perspective }, i) =>
        perspective === undefined
          ? [planProblem(`/workResults/${i}/perspective`, 'perspective-missing', 'a head of unit names a perspective')]
          : [],
      )
    : [];
