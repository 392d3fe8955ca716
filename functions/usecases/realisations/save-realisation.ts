import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, requireAction, seeCase } from '../cases/see-case.ts';
import { keepWhatWasScored } from '../reopenings/keep-what-was-scored.ts';
import type { Command, Deps } from '../support/deps.ts';
import { putRealisation, type Reported } from './put-realisation.ts';

/** The employee reports what was measured, or in words what was achieved. An indicator left out is missing, never zero. */
export const createSaveRealisation =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (command: Command, input: CaseTarget & Reported): Promise<{ at: Instant; version: number }> => {
    const { agencyId } = command.actor;
    const at = deps.clock.now();
    const seen = await seeCase(deps, command.actor, input);
    requireAction('report-realisation', seen, at);
    const plan = seen.case.data.plan ?? refuse('wrong-stage', { detail: 'There is no plan in force.' });
    const key = keys.realisation(agencyId, input.cycleId, input.employeeId);
    await keepWhatWasScored(deps, seen, key);
    return putRealisation(deps, command, input, { subject: seen.case.data, plan, key, at });
  };
