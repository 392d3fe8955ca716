import { archiveSeals } from '../../functions/schedules/archive-seals.ts';
import { closeDuePhases } from '../../functions/schedules/close-due-phases.ts';
import { escalateObjections } from '../../functions/schedules/escalate-objections.ts';
import { rehearseClosures } from '../../functions/schedules/rehearse-closures.ts';
import { remindMeasures } from '../../functions/schedules/remind-measures.ts';
import { remindPeople } from '../../functions/schedules/remind-people.ts';
import { resendSignals } from '../../functions/schedules/resend-signals.ts';
import { retainTexts } from '../../functions/schedules/retain-texts.ts';
import { createScheduleHandler } from '../../functions/schedules/schedule.ts';
import { sealLaterActs } from '../../functions/schedules/seal-later-acts.ts';
import { watchCycles } from '../../functions/schedules/watch-cycles.ts';
import { closeForumsTask } from '../../functions/tasks/close-forums.ts';
import { closeShardsTask } from '../../functions/tasks/close-shards.ts';
import { continueCycleTask } from '../../functions/tasks/continue-cycle.ts';
import { countEmployeesTask } from '../../functions/tasks/count-employees.ts';
import { decideShardsTask } from '../../functions/tasks/decide-shards.ts';
import { enterPhaseTask } from '../../functions/tasks/enter-phase.ts';
import { createTaskHandler } from '../../functions/tasks/machine-task.ts';
import { openPhaseTask } from '../../functions/tasks/open-phase.ts';
import { prepareCasesTask } from '../../functions/tasks/prepare-cases.ts';
import { proposeFollowUpsTask } from '../../functions/tasks/propose-follow-ups.ts';
import { publishShardsTask } from '../../functions/tasks/publish-shards.ts';
import { recordFailureTask } from '../../functions/tasks/record-failure.ts';
import { resumeCycleTask } from '../../functions/tasks/resume-cycle.ts';
import { rollUpTask } from '../../functions/tasks/roll-up.ts';
import { scoreShardsTask } from '../../functions/tasks/score-shards.ts';
import { summariseServicesTask } from '../../functions/tasks/summarise-services.ts';
import { createRandom, type Random } from '../../infra/local/example/random.ts';
import { sharedTenants } from '../../infra/local/shared-tenants.ts';
import { lambdaContext } from '../../infra/local/step-functions/lambda-context.ts';
import { agencyId, cycleId } from '../support/world.ts';
import type { FuzzReport } from './fuzz.ts';
import { bodyClasses } from './mutate-body.ts';
import type { Recorder } from './recorder.ts';
import { createStage, type Stage } from './stage.ts';
import { strangerKey } from './values-hostile.ts';

const tasks = [
  closeForumsTask,
  closeShardsTask,
  continueCycleTask,
  countEmployeesTask,
  decideShardsTask,
  enterPhaseTask,
  openPhaseTask,
  prepareCasesTask,
  proposeFollowUpsTask,
  publishShardsTask,
  recordFailureTask,
  resumeCycleTask,
  rollUpTask,
  scoreShardsTask,
  summariseServicesTask,
];
const schedules = [
  archiveSeals,
  closeDuePhases,
  rehearseClosures,
  escalateObjections,
  remindMeasures,
  remindPeople,
  resendSignals,
  retainTexts,
  sealLaterActs,
  watchCycles,
];

const ref = { agencyId, cycleId };
const range = { ...ref, from: 0, to: 2 };
const run = { ...ref, run: 1 };
/** What the machine itself would send. */
const inputs: Record<string, object> = {
  'close-forums': ref,
  'close-shards': { ...range, phase: 'execution' },
  'continue-cycle': run,
  'count-employees': run,
  'decide-shards': range,
  'enter-phase': { ...run, phase: 'scoring' },
  'open-phase': { ...run, phase: 'planning', taskToken: 'token-1' },
  'prepare-cases': range,
  'propose-follow-ups': range,
  'publish-shards': range,
  'record-failure': { ...run, error: 'States.Timeout' },
  'resume-cycle': run,
  'roll-up': { ...ref, phase: 'scoring' },
  'score-shards': range,
  'summarise-services': ref,
};
const tick = { time: '2026-06-12T16:00:00.000Z' };

/** Errors that say what is wrong, `Error` where the machine asks out of order; any other one is a fault that nobody foresaw. */
const foreseen = [
  'Error',
  'ZodError',
  'RefusedError',
  'StaleRunError',
  'PhaseOrderError',
  'ConflictError',
  'ScheduleIncompleteError',
];

type Target = {
  name: string;
  input: object;
  run(stage: Stage, log: (line: unknown) => void): (input: unknown) => Promise<unknown>;
};

const loggerOf = (log: (line: unknown) => void) => ({ info: log, error: (...line: unknown[]) => log(line) });
const context = lambdaContext('hostile');
const targets: Target[] = [
  ...tasks.map(
    (task): Target => ({
      name: `task ${task.name}`,
      input: inputs[task.name] ?? ref,
      run: (stage, log) => {
        const handler = createTaskHandler({ tenants: sharedTenants(stage.deps()), logger: loggerOf(log) }, task);
        return (input) => handler(input, context);
      },
    }),
  ),
  ...schedules.map(
    (one): Target => ({
      name: `schedule ${one.name}`,
      input: tick,
      run: (stage, log) => {
        const parts = { tenants: sharedTenants(stage.deps()), logger: loggerOf(log), metrics: null };
        const handler = createScheduleHandler(parts, one);
        return (input) => handler(input, context);
      },
    }),
  ),
];

/** The machine hands over values, not bytes: what no JSON reader would take never gets here. */
const hostileInput = (random: Random, input: object): { value: unknown; way: string } | null => {
  const { name, make } = random.pick(bodyClasses);
  try {
    const value: unknown = JSON.parse(make(random, input).bytes.toString('utf8'));
    return { value, way: `input: ${name}` };
  } catch {
    return null;
  }
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** The same for the steps of the machine and the timers: they answer or throw an error of a known name, and what was refused wrote nothing. */
export const runTaskFuzz = async (
  city: Recorder,
  { runs, seed }: { runs: number; seed: number },
): Promise<FuzzReport> => {
  const stage = createStage(city);
  const report: FuzzReport = { requests: 0, byRoute: new Map(), byClass: new Map(), byStatus: new Map(), findings: [] };
  const add = (counts: Map<string, number>, name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  for (let n = 0; n < runs; n++) {
    const random = createRandom(`task/${seed}/${n}`);
    const target = targets[n % targets.length];
    const hostile = target === undefined ? null : hostileInput(random, target.input);
    if (n % 100 === 0) stage.enter(random.pick(city.moments));
    if (target === undefined || hostile === null) continue;
    let logs = '';
    const outcome = await target
      .run(stage, (line) => {
        logs += JSON.stringify(line);
      })(hostile.value)
      .then(() => 'done', nameOf);
    const changed = stage.store.changed().map((key) => stage.store.textOf(key));
    stage.store.rewind();
    report.requests += 1;
    add(report.byRoute, target.name);
    add(report.byClass, hostile.way);
    add(report.byStatus, outcome);
    const faults = [
      ...(outcome === 'done' || foreseen.includes(outcome) ? [] : [`an error that nobody foresaw: ${outcome}`]),
      ...(outcome === 'ZodError' && changed.length > 0 ? ['written by a refused input'] : []),
      ...(changed.some((text) => text.includes(strangerKey)) ? ['an unknown field was stored'] : []),
    ];
    for (const what of faults) {
      const detail = `${JSON.stringify(hostile.value)?.slice(0, 300)} ${logs.slice(0, 700)}`;
      report.findings.push({
        what,
        route: target.name,
        way: hostile.way,
        replay: `tasks --seed ${seed} --runs ${n + 1}`,
        status: 0,
        detail,
      });
    }
  }
  return report;
};
