import type { ActKind, ActRecord } from '../../domain/case/act.ts';
import type { Case, LateMark } from '../../domain/case/case.ts';
import { isAct, type ResultVersion, type ScoringInputs, type UnassessedBody } from '../../domain/case/result-bodies.ts';
import { seesRatings } from '../../domain/case/sees-ratings.ts';
import { refuse } from '../../domain/refusal.ts';
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
  /** Why the committee or the decider changed it; null for the scored one. */
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
  unassessed: Pick<UnassessedBody, 'reason' | 'explanation'> | null;
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
  for await (const { data } of eachOf(deps, keys.acts(agencyId, target.cycleId, target.employeeId))) {
    const version = versionOf(data);
    if (version !== null) versions.push(version);
    if (isAct(data, 'left-unassessed')) unassessed = { reason: data.body.reason, explanation: data.body.explanation };
  }
  return { versions, unassessed };
};

const versionOf = (record: ActRecord): ResultVersionView | null => {
  const { act, seq, actor: by, at } = record.envelope;
  const made = { act, seq, by, at, reason: null, scoredFrom: null };
  if (isAct(record, 'scored')) {
    const { inputs, ...version } = record.body;
    return { ...version, ...made, scoredFrom: inputs };
  }
  if (isAct(record, 'motion-applied')) {
    const { motionId: _, reasonCode, reason, ...version } = record.body;
    return { ...version, ...made, reason: `${reasonCode}: ${reason}` };
  }
  if (isAct(record, 'objection-decided') && record.body.decision !== 'dismiss') {
    const { decision: _, reason, ...version } = record.body;
    return { ...version, ...made, reason };
  }
  return null;
};
