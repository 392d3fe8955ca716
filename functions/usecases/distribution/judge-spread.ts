import { type DistributionJudgement, judgeCounts } from '../../domain/distribution/judge-distribution.ts';
import type { ServiceRecord } from '../../domain/forum/forum.ts';
import { refuse } from '../../domain/refusal.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';

/** What the spread of a service comes to, as a lock shows it. */
export type SpreadJudgement = Pick<DistributionJudgement, 'verdict' | 'findings' | 'distance'>;

export const spreadOf = (record: Pick<ServiceRecord, 'counts' | 'organisation'>, rules: RuleSet): SpreadJudgement => {
  const { verdict, findings, distance } = judgeCounts(
    record.counts,
    record.organisation?.predicate ?? null,
    rules.distribution,
  );
  return { verdict, findings, distance };
};

/**
 * What the agency's enforcement makes of the spread at the lock: `off` checks nothing, `warn` shows, `justify` demands a reason,
 * `block` refuses. Null where there is nothing to measure it by, or where no split of so few people is lawful: that is never forced.
 *
 * @throws RefusedError `justification-required` or `distribution-blocked`, with the broken lines and the distance
 */
export const judgeSpread = (
  record: Pick<ServiceRecord, 'counts' | 'organisation'>,
  rules: RuleSet,
  justification: string | null,
): boolean | null => {
  const { verdict, findings, distance } = spreadOf(record, rules);
  switch (verdict) {
    case 'lawful':
      return true;
    case 'infeasible-here':
    case 'not-checked':
      return null;
    case 'unlawful': {
      const broken = findings.map((f) => `${f.rule} ${f.of.join('+')} (${f.actual}, limit ${f.limit})`).join('; ');
      const told = { detail: `Broken: ${broken}. ${distance} persons from a lawful spread.`, extra: { distance } };
      const { enforcement } = rules.distribution;
      if (enforcement === 'block') refuse('distribution-blocked', told);
      if (enforcement === 'justify' && justification === null)
        refuse('justification-required', {
          ...told,
          fields: [{ pointer: '/justification', code: 'required', detail: 'say why the spread departs' }],
        });
      return false;
    }
  }
};
