import { checkDistribution, type DistributionCheck } from '../../domain/distribution/check-distribution.ts';
import type { ServiceRecord } from '../../domain/forum/forum.ts';
import type { Enforcement, RuleSet } from '../../domain/rules/rule-set.ts';
import { predicates } from '../../domain/scoring/predicate.ts';

/** A service as people see it: its spread, what the pattern asks of it, and how far forum and signature have come. */
export type ServiceView = {
  cycleId: string;
  code: string;
  name: string;
  headId: string | null;
  setterId: string | null;
  /** Everybody counted, with and without a predicate. */
  people: number;
  counts: ServiceRecord['counts'];
  unassessed: number;
  organisation: ServiceRecord['organisation'];
  distribution: DistributionCheck & { enforcement: Enforcement };
  forum: ServiceRecord['forum'];
  decision: ServiceRecord['decision'];
};

export const viewService = (cycleId: string, record: ServiceRecord, rules: RuleSet): ServiceView => {
  const { code, name, headId, setterId, counts, unassessed, organisation, forum, decision } = record;
  const check = checkDistribution(counts, organisation?.predicate ?? null, rules.distribution);
  return {
    cycleId,
    code,
    name,
    headId,
    setterId,
    people: predicates.reduce((sum, predicate) => sum + counts[predicate], unassessed),
    counts,
    unassessed,
    organisation,
    distribution: { ...check, enforcement: rules.distribution.enforcement },
    forum,
    decision,
  };
};
