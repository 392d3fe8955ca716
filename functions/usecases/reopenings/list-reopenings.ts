import { isConcerned } from '../../domain/cycle/reopening-rules.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import { requireOverseer } from '../cycles/require-overseer.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';
import { type ReopeningView, reopeningView } from './reopening-view.ts';

type WithStore = Pick<Deps, 'store'>;

/** Every reopening of a cycle, asked for, refused and closed ones too, for those who oversee it. */
export const createListReopenings =
  (deps: WithStore) =>
  async (actor: Actor, { cycleId }: { cycleId: string }): Promise<{ items: ReopeningView[] }> => {
    const { data: cycle } = await loadCycle(deps, actor.agencyId, cycleId);
    requireOverseer(actor, cycle);
    return { items: (cycle.reopenings ?? []).map((one) => reopeningView(cycleId, one)) };
  };

export type OwnReopening = Omit<ReopeningView, 'scope'>;

/** The reopenings that concern one person: why, by whose word, and until when. Who else is named is not theirs to know. */
export const createListOwnReopenings =
  (deps: WithStore) =>
  async (actor: Actor, target: CaseTarget): Promise<{ items: OwnReopening[] }> => {
    const { cycle, case: stored } = await seeCase(deps, actor, target);
    const approved = (cycle.reopenings ?? []).filter(
      ({ version, scope }) => version !== null && isConcerned(scope, stored.data),
    );
    return {
      items: approved.map((one) => {
        const { scope: _, ...rest } = reopeningView(cycle.id, one);
        return rest;
      }),
    };
  };
