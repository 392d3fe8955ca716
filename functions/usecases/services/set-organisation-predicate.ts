import type { OrganisationPredicate } from '../../domain/scoring/predicate.ts';
import type { Command } from '../support/deps.ts';
import { changeService, type ServiceDeps } from './change-service.ts';
import { requirePhase, type ServiceTarget } from './see-service.ts';
import { type ServiceView, viewService } from './service-view.ts';

/** The leader of the organisation above sets the predicate, before persons are looked at (SE MenPANRB 3/2023). */
export const createSetOrganisationPredicate =
  (deps: ServiceDeps) =>
  async (
    command: Command,
    input: ServiceTarget & { predicate: OrganisationPredicate; reason: string },
  ): Promise<{ view: ServiceView; version: number }> => {
    const { cycleId, serviceCode, predicate, reason } = input;
    const by = command.actor.personId;
    const changed = await changeService(
      deps,
      command,
      { cycleId, serviceCode, by: 'setter' },
      async ({ cycle, record, now }) => {
        requirePhase(cycle, 'organisation-predicate', true, now);
        return { ...record, organisation: { predicate, reason, by, at: now } };
      },
    );
    return { view: viewService(cycleId, changed.record, changed.rules), version: changed.version };
  };
