import { canonicalJson } from '../../domain/audit/canonical.ts';
import { bodyDigest } from '../../domain/audit/chain.ts';
import type { ScoredBody, UnassessedBody } from '../../domain/case/result-bodies.ts';
import { type ScoringAct, scoringActOf } from '../../domain/case/rewind.ts';
import { seesRatings } from '../../domain/case/sees-ratings.ts';
import { refuse } from '../../domain/refusal.ts';
import { judgeRecomputation, type RecomputeVerdict, type ResultPrint } from '../../domain/rules/recompute-verdict.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { readChain } from '../audit/read-chain.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadRules } from '../support/load.ts';
import { createScoreAgain } from './score-again.ts';

export type Recomputation = CaseTarget & {
  verdict: RecomputeVerdict;
  scoredAt: Instant;
  seq: number;
  ruleSetVersion: string;
  /** Over the canonical text of the rules. */
  ruleSetDigest: string;
  stored: ResultPrint;
  recomputed: ResultPrint;
};

/** The number of the version, and the reopening by which it was made, are no part of the calculation. */
const asStored = (act: ScoringAct, computed: ScoredBody | UnassessedBody): ScoredBody | UnassessedBody => {
  if (act.decision !== 'again') return computed;
  const { version, reopening } = act.record.body;
  return { ...computed, ...{ version, reopening } };
};

/** Computes what scoring last gave a person again from what is stored, under the rules of its day, and compares the bytes. */
export const createRecompute =
  (deps: Pick<Deps, 'store' | 'digest'>) =>
  async (actor: Actor, target: CaseTarget): Promise<Recomputation> => {
    const { agencyId } = actor;
    const { cycle, case: seen, relations } = await seeCase(deps, actor, target);
    if (!seesRatings(relations, cycle)) refuse('wrong-phase', { detail: 'Results are not published yet.' });
    const { subject, records } = await readChain(deps, agencyId, seen);
    const act = scoringActOf(records);
    if (act === null) return refuse('wrong-stage', { detail: 'The case has not been scored yet.' });
    const { envelope, body } = act.record;
    const rules = await loadRules(deps, agencyId, envelope.ruleSetVersion);
    const scoreAgain = await createScoreAgain(deps, agencyId, cycle, rules, envelope.at);
    const computed = await scoreAgain({ stored: { ...seen, data: subject }, records });
    if (computed === null) throw new Error('a case with a scoring act stands before scoring');

    const printOf = (one: typeof body): ResultPrint => ({
      engine: one.inputs.engine,
      inputs: one.inputs.digest,
      bytes: bodyDigest(one, deps.digest),
    });
    const [stored, recomputed] = [printOf(body), printOf(asStored(act, computed.body))];
    return {
      cycleId: target.cycleId,
      employeeId: target.employeeId,
      verdict: judgeRecomputation(stored, recomputed, envelope.bodyDigest),
      scoredAt: envelope.at,
      seq: envelope.seq,
      ruleSetVersion: rules.version,
      ruleSetDigest: deps.digest.sha256(canonicalJson(rules)),
      stored,
      recomputed,
    };
  };
