import type { ActKind, ActRecord } from '../../domain/case/act.ts';
import type { Case, LateMark } from '../../domain/case/case.ts';
import { explanationOf } from '../../domain/case/packed-version.ts';
import { isAct } from '../../domain/case/result-bodies.ts';
import type { ResultVersion, ScoringInputs } from '../../domain/case/result-version.ts';
import { seesRatings } from '../../domain/case/sees-ratings.ts';
import type { Realisation } from '../../domain/execution/realisation.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Explanation } from '../../domain/scoring/explanation.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

export type ResultVersionView = ResultVersion & {
  act: ActKind;
  seq: number;
  by: string;
  at: Instant;
  /** Why the committee or the decider changed it, or by which reopening it was scored again; null for the scored one. */
  reason: string | null;
  /** Digests of what was reckoned with, of the scored one. */
  scoredFrom: ScoringInputs | null;
};

export type ResultView = CaseTarget & {
  stage: Case['stage'];
  publishedAt: Instant | null;
  /** The version that stands, null where the person could not be assessed. */
  current: number | null;
  /** All versions in the order in which they were made. */
  versions: ResultVersionView[];
  /** Why there was no result at scoring. */
  unassessed: { reason: string; explanation: Explanation } | null;
  /** Whose act was missing, the person's own and others'. */
  marks: LateMark[];
  decision: { signedBy: string; signedAt: Instant } | null;
  acknowledgedAt: Instant | null;
};

/** Every version of a result with its explanation, as the acts of the case tell it. */
export const createGetResult =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: CaseTarget): Promise<{ view: ResultView; version: number }> => {
    const { cycle, case: stored, relations } = await seeCase(deps, actor, target);
    if (!seesRatings(relations, cycle))
      refuse('wrong-phase', {
        detail: 'Results are shown to the people concerned when they are published, to all on the same day.',
        extra: { phase: cycle.phase },
      });
    const subject = stored.data;
    const { versions, unassessed } = await readVersions(deps, actor.agencyId, target);
    const decided = subject.stage === 'decided' ? subject : null;
    return {
      view: {
        cycleId: target.cycleId,
        employeeId: target.employeeId,
        stage: subject.stage,
        publishedAt: cycle.publishedAt,
        current: subject.stage === 'scored' || subject.stage === 'decided' ? subject.result.version : null,
        versions,
        unassessed,
        marks: subject.marks,
        decision:
          decided === null ? null : { signedBy: decided.decision.signedBy, signedAt: decided.decision.signedAt },
        acknowledgedAt: decided?.acknowledgedAt ?? null,
      },
      version: stored.version,
    };
  };

const readVersions = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  target: CaseTarget,
): Promise<Pick<ResultView, 'versions' | 'unassessed'>> => {
  const versions: ResultVersionView[] = [];
  let unassessed: ResultView['unassessed'] = null;
  // The links of the evidence stand with the realisation, which nobody can change after its deadline.
  const stored = await deps.store.get(keys.realisation(agencyId, target.cycleId, target.employeeId));
  const realisation = stored?.data ?? null;
  for await (const { data } of eachOf(deps, keys.acts(agencyId, target.cycleId, target.employeeId))) {
    const version = versionOf(data, realisation);
    if (version !== null) versions.push(version);
    if (isAct(data, 'left-unassessed'))
      unassessed = { reason: data.body.reason, explanation: explanationOf(data.body, realisation) };
  }
  return { versions, unassessed };
};

const versionOf = (record: ActRecord, realisation: Realisation | null): ResultVersionView | null => {
  const { act, seq, actor: by, at } = record.envelope;
  const made = { act, seq, by, at, reason: null, scoredFrom: null };
  if (isAct(record, 'scored')) {
    // Strengths and weaknesses have an answer of their own, where the rule behind each is shown.
    const { inputs, tree: _, traits: __, ...version } = record.body;
    return { ...version, explanation: explanationOf(record.body, realisation), ...made, scoredFrom: inputs };
  }
  if (isAct(record, 'scored-again')) {
    const { inputs, tree: _, traits: __, reopening, ...version } = record.body;
    const explanation = explanationOf(record.body, realisation);
    return { ...version, explanation, ...made, reason: `reopening ${reopening}`, scoredFrom: inputs };
  }
  if (isAct(record, 'motion-applied')) {
    const { motionId: _, motionDigest: __, reasonCode, reason, tree: ___, ...version } = record.body;
    const explanation = explanationOf(record.body, realisation);
    return { ...version, explanation, ...made, reason: `${reasonCode}: ${reason}` };
  }
  if (isAct(record, 'objection-decided') && record.body.decision !== 'dismiss') {
    const { decision: _, reason, tree: __, ...version } = record.body;
    return { ...version, explanation: explanationOf(record.body, realisation), ...made, reason };
  }
  return null;
};
