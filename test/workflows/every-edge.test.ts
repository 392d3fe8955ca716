import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Definition, evaluationCycleDefinition, type State } from '../../infra/local/step-functions/definition.ts';
import { fakeTasks, type Scenario, stepOf } from './fake-tasks.ts';
import { type Machine, startMachine } from './start-machine.ts';

const { States } = evaluationCycleDefinition();

type Catcher = { ErrorEquals: string[]; Next: string };
type Worked = { name: string; step: string; retries: string[]; catchers: Catcher[]; inMap: string | null };
type TaskLike = {
  Parameters: { FunctionName: string; Payload: Record<string, string> };
  Retry: { ErrorEquals: string[] }[];
};

const worked = (
  name: string,
  task: TaskLike,
  phase: string | null,
  rest: Pick<Worked, 'catchers' | 'inMap'>,
): Worked => ({
  name,
  step: stepOf({ task: task.Parameters.FunctionName, phase }),
  retries: task.Retry.flatMap((r) => r.ErrorEquals),
  ...rest,
});

/** Every state that calls a function, with the call by which the fakes know it. A Map's catchers answer for its task. */
const workedStates = (states: Definition['States']): Worked[] =>
  Object.entries(states).flatMap(([name, state]: [string, State]): Worked[] => {
    if (state.Type === 'Task')
      return [worked(name, state, state.Parameters.Payload.phase ?? null, { catchers: state.Catch, inMap: null })];
    if (state.Type !== 'Map') return [];
    const phase = state.ItemSelector.phase ?? null;
    return Object.entries(state.ItemProcessor.States).map(([inner, task]) =>
      worked(inner, task, phase, { catchers: state.Catch, inMap: name }),
    );
  });
const all = workedStates(States);
/** These two run only after a fault. */
const aside = ['ContinueAsNew', 'RecordFailure'];
const transient = [...new Set(all.flatMap((s) => s.retries))];
const retriedBy = (name: string): string[] => all.find((s) => s.name === name)?.retries ?? [];

const fakes = fakeTasks();
let machine: Machine;
beforeAll(async () => {
  machine = await startMachine(fakes.tasks);
});
afterAll(() => machine.stop());
let executions = 0;

/** One execution from `position` to its end; `fail` decides over the nth call of each step. Waits end at once. */
const runFrom = async (position: string, fail: Scenario['fail'] = () => null) => {
  executions += 1;
  const input = { agencyId: 'kota', cycleId: `tw${executions}`, run: 1 };
  const calls = fakes.play(input.cycleId, { position, fail, answer: ({ token }) => machine.succeed(token) });
  await machine.start(input.cycleId, input);
  return { input, calls, ...(await machine.ended(input.cycleId)) };
};

const retriesIn = (events: Awaited<ReturnType<typeof runFrom>>['events']): string[] =>
  events.flatMap((e) => (e.type === 'StateRetried' ? [e.state.name] : []));

describe('the states', () => {
  it('are all passed by a cycle that meets no fault, but for those that answer to one', async () => {
    const run = await runFrom('preparation.running');
    expect(run.status).toBe('SUCCEEDED');
    const reached = new Set(run.entered);
    const names = [...Object.keys(States), ...all.flatMap((s) => (s.inMap === null ? [] : [s.name]))];
    expect(names.filter((name) => !reached.has(name)).sort()).toEqual(
      [...aside, 'Failed', 'HandedOver', 'UnknownPosition'].sort(),
    );
  });

  it('are named once, Map iterations included: the overrides of the interpreter go by name', () => {
    const names = [...Object.keys(States), ...all.flatMap((s) => (s.inMap === null ? [] : [s.name]))];
    expect(new Set(names).size).toBe(names.length);
  });
});

const position = States.Position;
const choices = position?.Type === 'Choice' ? position.Choices : [];

describe('the choice of where to go on', () => {
  it.each(choices.map((c) => [c.StringEquals, c.Next]))('%s goes on at %s', async (at, next) => {
    const run = await runFrom(at);
    expect(run.status).toBe('SUCCEEDED');
    expect(run.entered.slice(0, 3)).toEqual(['Resume', 'Position', next]);
  });

  it('gives up on a position that it does not know, and says so on the cycle', async () => {
    const run = await runFrom('planning.running');
    expect(run.status).toBe('FAILED');
    expect(run.entered).toEqual(['Resume', 'Position', 'UnknownPosition', 'RecordFailure', 'Failed']);
    expect(run.calls.at(-1)?.payload).toEqual({ ...run.input, error: 'UnknownPosition' });
  });
});

describe('every Retry edge', () => {
  it.each(transient)('%s is tried again in every state that a cycle passes', async (error) => {
    const retrying = all.filter((s) => s.retries.includes(error) && !aside.includes(s.name));
    const expected = retrying.map((s) => s.name);
    const steps = new Set(retrying.map((s) => s.step));
    const run = await runFrom('preparation.running', (call, nth) =>
      nth === 1 && steps.has(stepOf(call)) ? error : null,
    );
    expect(run.status).toBe('SUCCEEDED');
    expect(retriesIn(run.events).sort()).toEqual(expected.sort());
  });

  it.each(retriedBy('ContinueAsNew'))('%s is tried again while handing over', async (error) => {
    const run = await runFrom('planning.open', (call, nth) => {
      if (call.task === 'open-phase') return 'States.Timeout';
      return call.task === 'continue-cycle' && nth === 1 ? error : null;
    });
    expect(run.status).toBe('SUCCEEDED');
    expect(retriesIn(run.events)).toEqual(['ContinueAsNew']);
  });

  it.each(retriedBy('RecordFailure'))('%s is tried again while recording a failure', async (error) => {
    const run = await runFrom('planning.open', (call, nth) => {
      if (call.task === 'open-phase') return 'TypeError';
      return call.task === 'record-failure' && nth === 1 ? error : null;
    });
    expect(run.status).toBe('FAILED');
    expect(retriesIn(run.events)).toEqual(['RecordFailure']);
    expect(run.calls.filter((c) => c.task === 'record-failure')).toHaveLength(2);
  });

  it('ends after the last attempt in a recorded failure', async () => {
    const run = await runFrom('scoring.running', (call) => (call.task === 'score-shards' ? 'StoreBusyError' : null));
    expect(run.calls.filter((c) => c.task === 'score-shards')).toHaveLength(6);
    expect(run.calls.at(-1)?.payload.error).toBe('StoreBusyError');
    expect(run.status).toBe('FAILED');
  });

  it.each([
    ['SignatureUnavailableError', 'open-phase'],
    ['SignatureUnavailableError', 'enter-phase'],
    ['SignatureUnavailableError', 'close-forums'],
    ['ArchiveUnavailableError', 'open-phase'],
    ['ArchiveUnavailableError', 'enter-phase'],
  ])('gives %s in %s ten more attempts, over most of an hour', async (error, task) => {
    const fail: Scenario['fail'] = (call, nth) => (call.task === task && nth <= 10 ? error : null);
    expect((await runFrom('execution.closing', fail)).status).toBe('SUCCEEDED');
    const given = await runFrom('execution.closing', (call) => (call.task === task ? error : null));
    expect(given.calls.filter((c) => c.task === task)).toHaveLength(11);
    expect(given.calls.at(-1)).toMatchObject({ task: 'record-failure', payload: { error } });
  });

  it('names transient errors only: anything else is not tried twice', async () => {
    const run = await runFrom('scoring.running', (call) => (call.task === 'score-shards' ? 'TypeError' : null));
    expect(run.calls.filter((c) => c.task === 'score-shards')).toHaveLength(1);
    expect(run.calls.at(-1)).toMatchObject({ task: 'record-failure', payload: { error: 'TypeError' } });
  });
});

/** The error that a catcher is for; for the wildcard one that no other catcher names. */
const errorFor = ({ ErrorEquals }: Catcher): string => {
  const [name] = ErrorEquals;
  return name === undefined || name === 'States.ALL' ? 'UnforeseenError' : name;
};
const edges = all
  .filter((s) => !aside.includes(s.name))
  .flatMap((s) =>
    s.catchers.map((c) => ({ state: s.inMap ?? s.name, step: s.step, error: errorFor(c), next: c.Next })),
  );

describe('every Catch edge', () => {
  it.each(edges)('$state: $error goes to $next', async ({ state, step, error, next }) => {
    const run = await runFrom('preparation.running', (call) => (stepOf(call) === step ? error : null));
    const caught = run.events.filter((e) => e.type === 'StateCaught');
    expect(caught).toHaveLength(1);
    expect(caught[0]).toMatchObject({ state: { name: state } });
    const last = next === 'HandedOver' ? [next] : next === 'ContinueAsNew' ? [next, 'HandedOver'] : [next, 'Failed'];
    expect(run.entered.slice(-last.length)).toEqual(last);
    expect(run.status).toBe(next === 'RecordFailure' ? 'FAILED' : 'SUCCEEDED');
  });

  it('a hand-over that fails is recorded', async () => {
    const run = await runFrom('follow-up.open', (call) =>
      call.task === 'open-phase' ? 'States.Timeout' : call.task === 'continue-cycle' ? 'UnforeseenError' : null,
    );
    expect(run.entered.slice(-3)).toEqual(['ContinueAsNew', 'RecordFailure', 'Failed']);
    expect(run.calls.at(-1)?.payload).toEqual({ ...run.input, error: 'UnforeseenError' });
  });

  it('a failure that cannot be recorded still ends the execution as failed', async () => {
    const run = await runFrom('follow-up.open', () => 'UnforeseenError');
    expect(run.entered).toEqual(['Resume', 'RecordFailure', 'Failed']);
    expect(run).toMatchObject({ status: 'FAILED', error: 'CycleFailed' });
  });
});
