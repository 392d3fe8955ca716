import type { ObjectionRef } from '../../domain/case/case.ts';
import { isAct, type ObjectionFiledBody, type ObjectionHeardBody } from '../../domain/case/result-bodies.ts';
import { RefusedError } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

type ByWhom = { by: string; at: Instant };
export type ObjectionView = CaseTarget &
  Pick<ObjectionRef, 'status' | 'deciderId' | 'filedAt' | 'decideBy'> &
  Pick<ObjectionFiledBody, 'grounds' | 'evidence'> & {
    /** Who let the term pass, where it was handed over. */
    escalatedFrom: string | null;
    hearing: (ObjectionHeardBody & ByWhom) | null;
    /** `version`: the version of the result that it made, null where it was dismissed. */
    decision:
      | (ByWhom & { decision: 'dismiss' | 'uphold' | 'uphold-partly'; reason: string; version: number | null })
      | null;
  };

/** An objection with its hearing and decision, as the acts of the case tell it. */
export const createGetObjection =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: CaseTarget): Promise<{ view: ObjectionView; version: number }> => {
    const { case: stored } = await seeCase(deps, actor, target);
    const subject = stored.data;
    if (subject.stage !== 'decided' || subject.objection === null)
      throw new RefusedError({ code: 'not-found', detail: 'No objection was filed.' });
    const { status, deciderId, filedAt, decideBy } = subject.objection;
    const told = await readActs(deps, actor.agencyId, target);
    const { cycleId, employeeId } = target;
    return { view: { cycleId, employeeId, status, deciderId, filedAt, decideBy, ...told }, version: stored.version };
  };

type Told = Pick<ObjectionView, 'grounds' | 'evidence' | 'escalatedFrom' | 'hearing' | 'decision'>;

const readActs = async (deps: Pick<Deps, 'store'>, agencyId: string, target: CaseTarget): Promise<Told> => {
  const told: Told = { grounds: '', evidence: [], escalatedFrom: null, hearing: null, decision: null };
  for await (const { data } of eachOf(deps, keys.acts(agencyId, target.cycleId, target.employeeId))) {
    const { actor: by, at } = data.envelope;
    if (isAct(data, 'objection-filed')) {
      told.grounds = data.body.grounds;
      told.evidence = data.body.evidence;
    } else if (isAct(data, 'objection-heard')) told.hearing = { ...data.body, by, at };
    else if (isAct(data, 'objection-escalated')) told.escalatedFrom = data.body.from;
    else if (isAct(data, 'objection-decided')) {
      const { decision, reason } = data.body;
      told.decision = { decision, reason, version: 'version' in data.body ? data.body.version : null, by, at };
    }
  }
  return told;
};
