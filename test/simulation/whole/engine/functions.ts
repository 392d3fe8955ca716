import { archiveSeals } from '../../../../functions/schedules/archive-seals.ts';
import { closeDuePhases } from '../../../../functions/schedules/close-due-phases.ts';
import { escalateObjections } from '../../../../functions/schedules/escalate-objections.ts';
import { rehearseClosures } from '../../../../functions/schedules/rehearse-closures.ts';
import { remindMeasures } from '../../../../functions/schedules/remind-measures.ts';
import { remindPeople } from '../../../../functions/schedules/remind-people.ts';
import { resendSignals } from '../../../../functions/schedules/resend-signals.ts';
import { retainTexts } from '../../../../functions/schedules/retain-texts.ts';
import { createScheduleHandler, type Schedule } from '../../../../functions/schedules/schedule.ts';
import { sealLaterActs } from '../../../../functions/schedules/seal-later-acts.ts';
import { watchCycles } from '../../../../functions/schedules/watch-cycles.ts';
import { sharedTenants } from '../../../../infra/local/shared-tenants.ts';
import { lambdaContext } from '../../../../infra/local/step-functions/lambda-context.ts';
import { createMachineTasks } from '../../../../infra/local/step-functions/machine-tasks.ts';
import { type Answer, createEdge, type Edge, type Sent } from '../../../hostile/edge.ts';
import { createProcess, type Ground, type Process } from './process.ts';

/** The functions of the system as somebody outside calls them: each call in some process, which may die of it. */
export type Functions = {
  /** Rejects where no answer came, whatever was done. */
  request(operation: string, sent: Sent): Promise<Answer>;
  /** The answer of a task of the state machine, or its error by name. */
  task(name: string, input: unknown): Promise<unknown>;
  schedule(name: string, time: string): Promise<void>;
};

export const schedules: Record<string, Schedule> = {
  'close-due-phases': closeDuePhases,
  'escalate-objections': escalateObjections,
  'remind-measures': remindMeasures,
  'resend-signals': resendSignals,
  'rehearse-closures': rehearseClosures,
  'seal-later-acts': sealLaterActs,
  'archive-seals': archiveSeals,
  'remind-people': remindPeople,
  'retain-texts': retainTexts,
  'watch-cycles': watchCycles,
};

/** Longest that a function of the API may run (`infra/aws`), and one of the machine; then its process is killed. */
const longest = { api: 29_000, task: 900_000 };

const quiet = { info: () => undefined, error: () => undefined };

type Warm = { process: Process; edge: Edge; busy: boolean };

export const createFunctions = (ground: Ground): Functions => {
  const warm: Warm[] = [];
  let born = 0;
  const bear = (kind: string): Process => {
    born += 1;
    return createProcess(ground, `${kind}-${born}`);
  };

  /** A process serves one request at a time and is kept for the next, with what it remembers. */
  const takeWarm = (): Warm => {
    const idle = warm.find(({ process, busy }) => process.alive() && !busy);
    if (idle !== undefined) return idle;
    const process = bear('api');
    const fresh = { process, edge: createEdge(process.deps), busy: false };
    warm.push(fresh);
    return fresh;
  };

  const within = async <T>(process: Process, ms: number, work: () => Promise<T>): Promise<T> => {
    let running = true;
    ground.time.after(ms, () => {
      if (running) process.kill();
    });
    try {
      return await Promise.race([work(), process.death]);
    } finally {
      running = false;
    }
  };

  return {
    request: async (operation, sent) => {
      const one = takeWarm();
      one.busy = true;
      one.process.work(operation);
      try {
        return await within(one.process, longest.api, () => one.edge.send(sent));
      } finally {
        one.busy = false;
        if (!one.process.alive()) warm.splice(warm.indexOf(one), 1);
      }
    },
    task: async (name, input) => {
      const process = bear('task');
      process.work(name);
      const run = createMachineTasks({ deps: process.deps, logger: quiet })[name];
      if (run === undefined) throw new Error(`no task ${name}`);
      return within(process, longest.task, () => run(input));
    },
    schedule: async (name, time) => {
      const what = schedules[name];
      if (what === undefined) throw new Error(`no schedule ${name}`);
      const process = bear('schedule');
      process.work(name);
      const handler = createScheduleHandler(
        { tenants: sharedTenants(process.deps), logger: quiet, metrics: null },
        what,
      );
      await within(process, longest.task, () => handler({ time }, lambdaContext(name)));
    },
  };
};
