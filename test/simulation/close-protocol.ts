import { addSeconds } from '../../functions/domain/time/zone.ts';
import type { Store } from '../../functions/ports/store.ts';
import type { Workflow } from '../../functions/ports/workflow.ts';
import { createClosePhase } from '../../functions/usecases/cycles/close-phase.ts';
import { createResumeCycle } from '../../functions/usecases/cycles/resume-cycle.ts';
import { createSaveRealisation } from '../../functions/usecases/realisations/save-realisation.ts';
import { createCloseDuePhases } from '../../functions/usecases/schedules/close-due-phases.ts';
import { createResendSignals } from '../../functions/usecases/schedules/resend-signals.ts';
import type { Deps } from '../../functions/usecases/support/deps.ts';
import { sharedTenants } from '../../infra/local/shared-tenants.ts';
import { exampleRealisation } from '../support/example-plan.ts';
import { fakeArchive } from '../support/fakes.ts';
import { agencyId, cycleId, exampleCycle, type World } from '../support/world.ts';
import { type Ground, prepareGround, silent } from './close-ground.ts';
import { createVirtualWorkflow, type Played, runMachine, tokenOf } from './close-machine.ts';
import { judgeClose } from './close-verdict.ts';
import type { Scenario } from './explore.ts';
import { createStage, type Stage } from './stage.ts';

/** Who takes part beside the schedule and the machine, and what is broken on purpose. */
export type Cast = {
  /** An employee sends a realisation at any time, or at the latest in the grace after the deadline: in any case before anybody closes. */
  writer?: 'at any time' | 'within the grace';
  /** An administrator closes beside the schedule. */
  secondCloser?: boolean;
  /** The wait of the first execution times out at any moment: redrive. */
  timeout?: boolean;
  /** The phase after this one is closed as well, while somebody may still be busy with this one. */
  nextPhase?: boolean;
  /** Crashes and lost answers in one run, together. */
  faults?: number;
  graceSeconds?: number;
  /** How the search goes about it, see there. */
  lastFirst?: boolean;
  /** Stands between the use cases and the store of every actor; a call may become several. */
  tamperStore?: (store: Store) => Store;
  tamperWorkflow?: (workflow: Workflow) => Workflow;
};

const { deadlines } = exampleCycle;
const clockwork = ['time', 'tick', 'timeout'];

/** The close of a phase by the real use cases: who writes, closes, drives and drives again, on one stage. */
export const closeProtocol = (name: string, cast: Cast): Scenario => {
  let ground: Ground | null = null;
  return {
    name,
    faults: cast.faults ?? 0,
    lastFirst: cast.lastFirst ?? false,
    mayFail: (actor) => !clockwork.includes(actor),
    begin: async () => {
      ground ??= await prepareGround(cast.graceSeconds ?? 60);
      return play(ground, cast);
    },
  };
};

const play = ({ world, lay }: Ground, cast: Cast) => {
  const { store, changes } = lay();
  const stage = createStage(silent);
  const last: Played = cast.nextPhase ? 'supervisor-review' : 'execution';
  // Of this run alone: what an earlier one kept would contradict it.
  const archive = fakeArchive();
  const machines: string[] = [];
  const virtual = createVirtualWorkflow((run) => enterMachine(run));
  const { tamperStore = (plain) => plain, tamperWorkflow = (plain) => plain } = cast;
  const depsOf = (actor: string): Deps => ({
    ...world.deps,
    archive,
    clock: stage.clockOf(actor, world.clock),
    store: tamperStore(stage.storeOf(actor, store)),
    workflow: tamperWorkflow(stage.workflowOf(actor, virtual.workflow)),
  });
  const enterMachine = (run: number): void => {
    const actor = `machine-${run}`;
    machines.push(actor);
    stage.enter(actor, () => runMachine(stage, depsOf(actor), virtual.tokens, { actor, run, last }));
  };
  const isDue = (phase: Played) => (): boolean =>
    world.clock.now() >= addSeconds(deadlines[phase], cast.graceSeconds ?? 60);
  const enterCloser = (actor: string, phase: Played, trigger: 'schedule' | 'administrator'): void =>
    stage.enter(actor, async () => {
      await stage.until(actor, 'is called', isDue(phase));
      const by = trigger === 'schedule' ? null : 'admin';
      const deps = depsOf(actor);
      return createClosePhase(deps)({ agencyId, cycleId, phase, trigger, by, now: deps.clock.now() });
    });

  enterMachine(1);
  enterCloser('schedule', 'execution', 'schedule');
  if (cast.writer) enterWriter(stage, depsOf('writer'), world);
  if (cast.secondCloser) enterCloser('administrator', 'execution', 'administrator');
  if (cast.nextPhase) enterCloser('next schedule', 'supervisor-review', 'schedule');
  if (cast.timeout) enterTimeout(stage, virtual.tokens);
  enterTime(stage, world, cast, () => [...virtual.tokens.keys()].some((token) => token.startsWith(last)));
  const stopped = (): boolean => machines.every((one) => stage.ended(one) !== null);
  enterTicks(stage, depsOf('tick'), world, { due: isDue(last), stopped, last });
  return {
    stage,
    state: () => [world.clock.now(), virtual.state(), changes()].join('\n'),
    verdict: () => judgeClose(stage, world, last),
  };
};

const enterWriter = (stage: Stage, deps: Deps, world: World): void =>
  stage.enter('writer', async () => {
    await stage.until('writer', 'sends', () => true);
    const target = { cycleId, employeeId: 'budi' };
    const command = world.command('budi', { key: 'save', digest: 'save' });
    return createSaveRealisation(deps)(command, { ...target, items: exampleRealisation });
  });

const enterTimeout = (stage: Stage, tokens: Map<string, string>): void => {
  const token = tokenOf('execution', 1);
  stage.enter('timeout', async () => {
    await stage.until('timeout', 'fires', () => tokens.get(token) === 'waiting');
    tokens.set(token, 'timed-out');
  });
};

/** A deadline passes when it likes; its grace only ends when no request accepted before the deadline is still alive. */
const enterTime = (stage: Stage, world: World, cast: Cast, atLast: () => boolean): void =>
  stage.enter('time', async () => {
    await stage.until('time', 'comes to the deadline', () => true);
    world.clock.set(deadlines.execution);
    const nobodySends = (): boolean =>
      stage.ended('writer') !== null || (cast.writer === 'at any time' && !stage.started('writer'));
    const mayEnd = (): boolean => !cast.writer || cast.graceSeconds === 0 || nobodySends();
    await stage.until('time', 'comes to the end of the grace', mayEnd);
    world.clock.set(addSeconds(deadlines.execution, 60));
    if (!cast.nextPhase) return;
    await stage.until('time', 'comes to the end of the next phase', atLast);
    world.clock.set(addSeconds(deadlines['supervisor-review'], 60));
  });

/** What brings a cycle on after crashes: the schedules, every five minutes, and an administrator who resumes what has stopped. */
const enterTicks = (
  stage: Stage,
  deps: Deps,
  world: World,
  { due, stopped, last }: { due: () => boolean; stopped: () => boolean; last: Played },
): void =>
  stage.enter('tick', async () => {
    for (let round = 0; round < 4; round++) {
      stage.forget('tick', `round ${round}`);
      await stage.untilNothingElse('tick', `round ${round}`, () => due() || stopped());
      const { phase } = await world.cycle();
      if (phase !== 'execution' && phase !== last) return;
      const time = deps.clock.now();
      await createCloseDuePhases(sharedTenants(deps))({ time });
      await createResendSignals(sharedTenants(deps))({ time });
      // A person resumes what has visibly stopped, not what waits.
      if (!stopped()) continue;
      const command = world.command('admin', { key: `resume-${round}`, digest: `resume-${round}` });
      await createResumeCycle(deps)(command, { cycleId, reason: 'Berhenti.' });
    }
  });
