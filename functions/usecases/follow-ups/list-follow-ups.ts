import type { FollowUp } from '../../domain/follow-up/follow-up.ts';
import { type MeasureState, measureState } from '../../domain/follow-up/measure-state.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { LocalDate } from '../../domain/time/instant.ts';
import { localDateOf } from '../../domain/time/zone.ts';
import { keys } from '../../store/keys.ts';
import { requireRelation, type ServiceTarget, seeService } from '../services/see-service.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadRules } from '../support/load.ts';

type Said<T extends 'outcome' | 'evaluation'> = Omit<NonNullable<FollowUp[T]>, 'requestKey' | 'requestDigest'> | null;

export type FollowUpView = Omit<FollowUp, 'schemaVersion' | 'id' | 'outcome' | 'evaluation'> & {
  followUpId: string;
  state: MeasureState;
  outcome: Said<'outcome'>;
  evaluation: Said<'evaluation'>;
};
export type FollowUpPage = { items: FollowUpView[]; next: string | null };

const said = <T extends { requestKey: string; requestDigest: string }>(one: T | null) => {
  if (one === null) return null;
  const { requestKey: _, requestDigest: __, ...rest } = one;
  return rest;
};

/** What speaks for the person comes before what is proposed. */
export const followUpView = (followUp: FollowUp, today: LocalDate, rules: RuleSet): FollowUpView => {
  const { schemaVersion: _, id, outcome, evaluation, mitigating, ...rest } = followUp;
  return {
    followUpId: id,
    mitigating,
    ...rest,
    state: measureState(followUp, today, rules.measures),
    outcome: said(outcome),
    evaluation: said(evaluation),
  };
};

/** Measures proposed for the people of a service, with what speaks for each of them. */
export const createListFollowUps =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (actor: Actor, input: ServiceTarget & { limit: number; cursor: string | null }): Promise<FollowUpPage> => {
    const seen = await seeService(deps, actor, input);
    requireRelation(seen, 'authorised-official', 'committee', 'administrator', 'auditor');
    const { cycleId, serviceCode, limit, cursor } = input;
    const after = cursor === null ? null : keys.followUp(actor.agencyId, cycleId, serviceCode, cursor).sk;
    const page = await deps.store.query(keys.followUps(actor.agencyId, cycleId, serviceCode), { limit, after });
    const rules = await loadRules(deps, actor.agencyId, seen.cycle.ruleSetVersion);
    const today = localDateOf(deps.clock.now(), seen.cycle.zone);
    const items = page.items.map(({ data }) => followUpView(data, today, rules));
    return { items, next: page.next === null ? null : (items.at(-1)?.followUpId ?? null) };
  };
