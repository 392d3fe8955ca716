import { archiveSeals } from '../../functions/schedules/archive-seals.ts';
import { closeDuePhases } from '../../functions/schedules/close-due-phases.ts';
import { escalateObjections } from '../../functions/schedules/escalate-objections.ts';
import { rehearseClosures } from '../../functions/schedules/rehearse-closures.ts';
import { remindMeasures } from '../../functions/schedules/remind-measures.ts';
import { remindPeople } from '../../functions/schedules/remind-people.ts';
import { resendSignals } from '../../functions/schedules/resend-signals.ts';
import { retainTexts } from '../../functions/schedules/retain-texts.ts';
import { createScheduleHandler, type ScheduleLog } from '../../functions/schedules/schedule.ts';
import { sealLaterActs } from '../../functions/schedules/seal-later-acts.ts';
import type { Deps } from '../../functions/usecases/support/deps.ts';
import { shareTenants, type TenantsOf } from './shared-tenants.ts';
import { lambdaContext } from './step-functions/lambda-context.ts';

export type Ticker = {
  /** One round of all schedules, with the time of the injected clock as the event's. Rounds never overlap. */
  tick(): Promise<void>;
  start(everyMs: number): void;
  stop(): Promise<void>;
};

/** What EventBridge Scheduler does on AWS. */
export const createTicker = (parts: { deps: Deps; logger: ScheduleLog; tenantsOf?: TenantsOf }): Ticker => {
  // The close comes first: an objection may fall due in the very round that ends another phase.
  const { tenantsOf = shareTenants } = parts;
  const handlers = [
    closeDuePhases,
    rehearseClosures,
    escalateObjections,
    remindMeasures,
    retainTexts,
    sealLaterActs,
    archiveSeals,
    resendSignals,
    remindPeople,
  ].map((what) => ({
    name: what.name,
    run: createScheduleHandler(
      { tenants: tenantsOf(`schedule-${what.name}`, parts.deps), logger: parts.logger, metrics: null },
      what,
    ),
  }));
  let timer: NodeJS.Timeout | null = null;
  let round: Promise<void> = Promise.resolve();

  const runAll = async (): Promise<void> => {
    const event = { time: parts.deps.clock.now() };
    const failed: string[] = [];
    for (const { name, run } of handlers) {
      try {
        await run(event, lambdaContext(name));
      } catch {
        // Logged by the handler; the next schedule runs all the same, as it would on AWS.
        failed.push(name);
      }
    }
    if (failed.length > 0) throw new Error(`schedules failed: ${failed.join(', ')}`);
  };
  const tick = (): Promise<void> => {
    const next = round.then(runAll);
    round = next.catch(() => undefined);
    return next;
  };

  return {
    tick,
    start: (everyMs) => {
      timer ??= setInterval(() => void tick().catch(() => undefined), everyMs).unref();
    },
    stop: async () => {
      if (timer !== null) clearInterval(timer);
      timer = null;
      await round;
    },
  };
};
