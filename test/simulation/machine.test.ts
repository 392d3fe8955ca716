import { describe, expect, it, onTestFinished } from 'vitest';
import { evaluationCycleDefinition } from '../../infra/local/step-functions/definition.ts';
import type { TaskFunctions } from '../../infra/local/step-functions/task-handlers.ts';
import { type Call, fakeTasks, type Scenario, stepOf } from '../workflows/fake-tasks.ts';
import { startMachine } from '../workflows/start-machine.ts';
import { createMachine } from './whole/engine/machine.ts';
import { createDice } from './whole/engine/seeded.ts';
import { createVirtualTime } from './whole/engine/virtual-time.ts';

const input = { agencyId: 'kota', cycleId: 'tw1', run: 1 };
type Way = Pick<Scenario, 'position' | 'fail'>;

const told = (calls: Call[]) =>
  calls.map((call) => [stepOf(call), JSON.stringify({ ...call.payload, taskToken: undefined })].join(' '));

/** The way that the interpreter of the States Language takes, with real timers and a real client. */
const byInterpreter = async (way: Way) => {
  const fakes = fakeTasks();
  const machine = await startMachine(fakes.tasks);
  onTestFinished(machine.stop);
  const calls = fakes.play('tw1', { ...way, answer: ({ token }) => machine.succeed(token) });
  await machine.start('tw1', input);
  const { status, error } = await machine.ended('tw1');
  return { status, error: error ?? null, calls: told(calls) };
};

/** The way that the simulation's own small machine takes, on virtual time. */
const byVirtualMachine = async (way: Way) => {
  const fakes = fakeTasks();
  const time = createVirtualTime('2026-01-01T00:00:00.000Z');
  const ends: { status: string; error: string | null }[] = [];
  const tasks: TaskFunctions = fakes.tasks;
  const machine = createMachine({
    time,
    dice: createDice(1),
    definition: evaluationCycleDefinition(),
    invoke: async (task, payload) => tasks[task]?.(payload),
    note: () => undefined,
    ended: ({ status, error }) => void ends.push({ status, error }),
  });
  const answer: Scenario['answer'] = async ({ token }) => machine.workflow.signal(token, { outcome: 'closed' });
  const calls = fakes.play('tw1', { ...way, answer });
  await machine.workflow.start(input);
  // Of a wait that ended in time a timer is left, which nobody hears.
  for (let steps = 0; ends.length === 0 && steps < 1000; steps++) if (!(await time.step())) break;
  return { ...ends[0], calls: told(calls) };
};

const first =
  (task: string, error: string): NonNullable<Scenario['fail']> =>
  (call, nth) =>
    call.task === task && nth === 1 ? error : null;

describe('the machine of the simulation', () => {
  it.each<[string, Way]>([
    ['a cycle without a fault', { position: 'preparation.running' }],
    ['a cycle taken up in the middle', { position: 'committee-forum.closing' }],
    [
      'every step busy at first',
      { position: 'preparation.running', fail: (_, nth) => (nth === 1 ? 'StoreBusyError' : null) },
    ],
    [
      'busy for good',
      { position: 'planning.open', fail: ({ task }) => (task === 'close-shards' ? 'StoreBusyError' : null) },
    ],
    ['another execution that drives', { position: 'planning.open', fail: first('open-phase', 'StaleRunError') }],
    ['the time-out of a wait', { position: 'execution.open', fail: first('open-phase', 'States.Timeout') }],
    ['an error that nobody foresaw', { position: 'scoring.running', fail: first('score-shards', 'TypeError') }],
    ['a position that nobody knows', { position: 'planning.running' }],
    ['a failure that cannot be recorded', { position: 'nowhere', fail: first('record-failure', 'TypeError') }],
  ])('goes the way of the interpreter: %s', async (_, way) => {
    const [theirs, ours] = await Promise.all([byInterpreter(way), byVirtualMachine(way)]);
    expect(theirs.calls.length).toBeGreaterThan(0);
    expect(ours).toEqual(theirs);
  });

  it('ends a wait by its token once, and by its time-out where no token comes', async () => {
    const fakes = fakeTasks();
    const time = createVirtualTime('2026-01-01T00:00:00.000Z');
    const tokens: string[] = [];
    const calls = fakes.play('tw1', {
      position: 'follow-up.open',
      answer: async ({ token }) => void tokens.push(token),
    });
    const ends: string[] = [];
    const machine = createMachine({
      time,
      dice: createDice(1),
      definition: evaluationCycleDefinition(),
      invoke: async (task, payload) => fakes.tasks[task]?.(payload),
      note: () => undefined,
      ended: ({ status }) => void ends.push(status),
    });
    await machine.workflow.start(input);
    await machine.workflow.start(input);
    while (ends.length === 0 && (await time.step()));
    expect(ends).toEqual(['SUCCEEDED']);
    expect(time.clock.now()).toMatch(/^2026-01-25T00:/);
    expect(calls.map(stepOf)).toEqual(['resume-cycle', 'open-phase:follow-up', 'continue-cycle']);
    expect(await machine.workflow.signal(tokens[0] ?? '', { outcome: 'closed' })).toBe('gone');
  });
});
