import type { FollowUp } from '../../domain/follow-up/follow-up.ts';
import { keys } from '../../store/keys.ts';
import { requireRelation, type ServiceTarget, seeService } from '../services/see-service.ts';
import type { Actor, Deps } from '../support/deps.ts';

export type FollowUpView = Omit<FollowUp, 'schemaVersion' | 'id' | 'outcome'> & {
  followUpId: string;
  outcome: null | Pick<NonNullable<FollowUp['outcome']>, 'decision' | 'reason' | 'by' | 'at'>;
};
export type FollowUpPage = { items: FollowUpView[]; next: string | null };

/** Measures proposed for the people of a service, with what speaks for each of them. */
export const createListFollowUps =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, input: ServiceTarget & { limit: number; cursor: string | null }): Promise<FollowUpPage> => {
    const seen = await seeService(deps, actor, input);
    requireRelation(seen, 'authorised-official', 'committee', 'administrator', 'auditor');
    const { cycleId, serviceCode, limit, cursor } = input;
    const after = cursor === null ? null : keys.followUp(actor.agencyId, cycleId, serviceCode, cursor).sk;
    const page = await deps.store.query(keys.followUps(actor.agencyId, cycleId, serviceCode), { limit, after });
    const items = page.items.map(({ data }) => view(data));
    return { items, next: page.next === null ? null : (items.at(-1)?.followUpId ?? null) };
  };

const view = ({ schemaVersion: _, id, outcome, ...rest }: FollowUp): FollowUpView => ({
  ...rest,
  followUpId: id,
  outcome:
    outcome === null ? null : { decision: outcome.decision, reason: outcome.reason, by: outcome.by, at: outcome.at },
});
