import type {
  HearingCalledBody,
  ObjectionDeciderNamedBody,
  ObjectionStatementBody,
  ObjectionText,
} from '../../domain/case/objection-bodies.ts';
import { isAct } from '../../domain/case/result-bodies.ts';
import type { ObjectionEffect } from '../../domain/objection/effects.ts';
import type { ObjectionRef } from '../../domain/objection/objection-ref.ts';
import type { FilingWindow } from '../../domain/objection/window.ts';
import { RefusedError } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

type ByWhom = { by: string; at: Instant };
/** How the objection came to the decider whom it has now. */
export type Passing =
  | ({ kind: 'named' } & Pick<ObjectionDeciderNamedBody, 'from' | 'reason'> & { to: string } & ByWhom)
  | ({ kind: 'recused'; from: string; to: string | null; reason: string } & ByWhom)
  | ({ kind: 'escalated'; from: string | null; to: string; reason: null } & ByWhom);

export type ObjectionView = CaseTarget &
  Pick<ObjectionRef, 'status' | 'deciderId' | 'filedAt' | 'decideBy'> &
  ObjectionText & {
    /** The computation of the time to object, as it stood when it was filed. */
    window: FilingWindow | null;
    passings: Passing[];
    hearing: (HearingCalledBody & ByWhom) | null;
    statements: (ObjectionStatementBody & ByWhom)[];
    /** `version`: the version of the result that it made, null where it was dismissed. */
    decision:
      | (ByWhom & {
          decision: 'dismiss' | 'uphold' | 'uphold-partly';
          reason: string;
          unheard: string[];
          version: number | null;
          effects: ObjectionEffect[];
        })
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

type Told = Omit<ObjectionView, keyof CaseTarget | 'status' | 'deciderId' | 'filedAt' | 'decideBy'>;

const untold = (): Told => ({
  groundCodes: [],
  grounds: '',
  evidence: [],
  window: null,
  passings: [],
  hearing: null,
  statements: [],
  decision: null,
});

/** A later filing begins anew: one that came too late may be filed again once the window was extended. */
const readActs = async (deps: Pick<Deps, 'store'>, agencyId: string, target: CaseTarget): Promise<Told> => {
  let told = untold();
  for await (const { data } of eachOf(deps, keys.acts(agencyId, target.cycleId, target.employeeId))) {
    const { actor: by, at } = data.envelope;
    if (isAct(data, 'objection-filed') || isAct(data, 'objection-inadmissible')) {
      const { groundCodes, grounds, evidence, window } = data.body;
      told = { ...untold(), groundCodes, grounds, evidence, window };
    } else if (isAct(data, 'objection-decider-named')) {
      const { from, deciderId: to, reason } = data.body;
      told.passings.push({ kind: 'named', from, to, reason, by, at });
    } else if (isAct(data, 'objection-recused'))
      told.passings.push({ kind: 'recused', from: by, to: data.body.to, reason: data.body.reason, by, at });
    else if (isAct(data, 'objection-escalated'))
      told.passings.push({ kind: 'escalated', from: data.body.from, to: data.body.to, reason: null, by, at });
    else if (isAct(data, 'objection-hearing-called')) told.hearing = { ...data.body, by, at };
    else if (isAct(data, 'objection-statement')) told.statements.push({ ...data.body, by, at });
    else if (isAct(data, 'objection-decided')) {
      const { decision, reason, unheard } = data.body;
      const made = 'version' in data.body ? data.body : null;
      told.decision = {
        decision,
        reason,
        unheard,
        version: made?.version ?? null,
        effects: made?.effects ?? [],
        by,
        at,
      };
    }
  }
  return told;
};
