import { readFileSync } from 'node:fs';
import validateDefinition from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { humanPhases, phases } from '../../functions/domain/cycle/phase.ts';
import { rangesOf, shardCountFor } from '../../functions/domain/cycle/sharding.ts';
import { directoryPartitions } from '../../functions/store/keys.ts';
import { definitionSchema, evaluationCycleDefinition } from '../../infra/local/step-functions/definition.ts';
import { currentReadme, readmeFile } from '../../infra/local/step-functions/readme.ts';
import { taskOfPlaceholder } from '../../workflows/placeholders.ts';

const file = new URL('../../workflows/evaluation-cycle.asl.json', import.meta.url);
const text = readFileSync(file, 'utf8');
const definition = evaluationCycleDefinition();
const states = Object.entries(definition.States);
const waits = states.flatMap(([name, state]) =>
  state.Type === 'Task' && state.Resource.endsWith('.waitForTaskToken') ? [{ name, state }] : [],
);
const maps = states.flatMap(([name, state]) => (state.Type === 'Map' ? [{ name, state }] : []));

describe('the definition', () => {
  it('is valid States Language by the validator of the standard', () => {
    // The validator writes defaults into what it checks, so it gets a value of its own.
    const verdict = validateDefinition(JSON.parse(text), { checkArn: true, checkPaths: true });
    expect(verdict.errorsText()).toBe('');
    expect(verdict.isValid).toBe(true);
  });

  it('names every placeholder, and no other', () => {
    const named = new Set([...text.matchAll(/\$\{([^}]*)\}/g)].map((match) => match[1]));
    expect([...named].sort()).toEqual(Object.keys(taskOfPlaceholder).sort());
  });

  it('has one wait for each phase of people, in the order of the procedure', () => {
    expect(waits.map((w) => w.state.Parameters.Payload.phase)).toEqual([...humanPhases]);
    for (const { state } of waits) expect(state.Parameters.Payload['taskToken.$']).toBe('$$.Task.Token');
  });

  it('catches the end of every wait and hands over', () => {
    for (const { state } of waits) {
      expect(state.TimeoutSeconds).toBe(24 * 24 * 3600);
      expect(state.Catch.map((c) => [c.ErrorEquals[0], c.Next])).toEqual([
        ['StaleRunError', 'HandedOver'],
        ['States.Timeout', 'ContinueAsNew'],
        ['States.ALL', 'RecordFailure'],
      ]);
    }
  });

  it('keeps all waits of a cycle within the year of an execution, and each within what timers of Node can hold', () => {
    const seconds = waits.map((w) => w.state.TimeoutSeconds);
    expect(seconds.reduce((a, b) => a + b, 0)).toBeLessThan(365 * 86_400);
    expect(Math.max(...seconds) * 1000).toBeLessThan(2 ** 31);
  });

  it('takes up every position that a cycle can be in', () => {
    const choice = definition.States.Position;
    const known = choice?.Type === 'Choice' ? choice.Choices.map((c) => c.StringEquals) : [];
    const human: readonly string[] = humanPhases;
    const possible = phases.flatMap((p) => (human.includes(p) ? [`${p}.open`, `${p}.closing`] : [`${p}.running`]));
    expect(known.toSorted()).toEqual([...possible, 'superseded'].toSorted());
  });

  it('hands no employee data around: payloads are keys, phase, run, range and token', () => {
    const payloads = states.flatMap(([, state]) => {
      if (state.Type === 'Task') return [state.Parameters.Payload];
      return state.Type === 'Map' ? Object.values(state.ItemProcessor.States).map((t) => t.Parameters.Payload) : [];
    });
    const names = new Set(payloads.flatMap((p) => Object.keys(p)).map((key) => key.replace('.$', '')));
    expect([...names].sort()).toEqual(['agencyId', 'cycleId', 'error', 'from', 'phase', 'run', 'taskToken', 'to']);
  });
});

describe('the size of an execution', () => {
  /** Events that Step Functions writes: of a Map state, of one of its iterations with one task, of a task, of a wait. */
  const [ofMap, ofIteration, ofTask, ofWait] = [4, 7, 5, 6];

  const historyEvents = (employees: number): number => {
    const shards = rangesOf(shardCountFor(employees)).length;
    const iterations = maps.map(({ state }) => (state.ItemsPath === '$.ranges' ? shards : directoryPartitions));
    const tasks = states.filter(([, s]) => s.Type === 'Task').length - waits.length;
    const others = states.length - tasks - waits.length - maps.length;
    return (
      maps.length * ofMap +
      iterations.reduce((sum, n) => sum + n, 0) * ofIteration +
      tasks * ofTask +
      waits.length * ofWait +
      others * 2
    );
  };

  it('stays under 5,000 events for the largest agency', () => {
    expect(shardCountFor(300_000)).toBe(600);
    expect(historyEvents(300_000)).toBeLessThan(5_000);
    expect(historyEvents(300_000)).toBeGreaterThan(7 * 80 * ofIteration);
  });

  it('leaves room for every iteration to be tried again', () => {
    const again = 3 * (7 * 80 + directoryPartitions);
    expect(historyEvents(300_000) + 5 * again).toBeLessThan(25_000);
  });

  it('never works on more than forty ranges at once', () => {
    expect(maps).toHaveLength(8);
    for (const { state } of maps) expect(state.MaxConcurrency).toBeLessThanOrEqual(40);
  });
});

/** The definition with one state replaced, as another author might write it. */
const withState = (name: string, change: object): object => {
  const changed = structuredClone(definition);
  return { ...changed, States: { ...changed.States, [name]: { ...changed.States[name], ...change } } };
};

describe('the subset that both runtimes run alike', () => {
  it('holds the definition as it stands', () => {
    expect(definitionSchema.safeParse(definition).success).toBe(true);
  });

  it.each([
    ['JSONata', { QueryLanguage: 'JSONata' }],
    ['JSONata arguments', { Arguments: {} }],
    ['variables', { Assign: { phase: 'planning' } }],
    ['a task without a timeout', { TimeoutSeconds: undefined }],
    ['a timeout beyond the timers of Node', { TimeoutSeconds: 2_147_484 }],
    ['a heartbeat, which the interpreter does not run', { HeartbeatSeconds: 60 }],
    ['a task without retries', { Retry: undefined }],
    ['a retry of everything', { Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 1 }] }],
    ['a task without a catch', { Catch: undefined }],
    ['another service', { Resource: 'arn:aws:states:::sqs:sendMessage' }],
    ['a direct ARN', { Resource: 'arn:aws:lambda:ap-southeast-3:123456789012:function:x' }],
    ['an activity', { Resource: 'arn:aws:states:ap-southeast-3:123456789012:activity:x' }],
    ['a result selector', { ResultSelector: { 'x.$': '$.y' } }],
    ['an intrinsic function', { Parameters: { FunctionName: 'open-phase', Payload: { 'x.$': "States.Format('a')" } } }],
    ['a filter', { Parameters: { FunctionName: 'open-phase', Payload: { 'x.$': '$.a[?(@.b)]' } } }],
    ['an unknown context field', { Parameters: { FunctionName: 'open-phase', Payload: { 'x.$': '$$.State.Name' } } }],
  ])('refuses %s', (_, change) => {
    expect(definitionSchema.safeParse(withState('Planning', change)).success).toBe(false);
  });

  it.each([
    ['an item batcher', { ItemBatcher: { MaxItemsPerBatch: 10 } }],
    ['an item reader', { ItemReader: { Resource: 'arn:aws:states:::s3:getObject' } }],
    ['a result writer', { ResultWriter: {} }],
    ['tolerated failures', { ToleratedFailurePercentage: 5 }],
    ['more than forty at once', { MaxConcurrency: 41 }],
    ['as many at once as there are', { MaxConcurrency: 0 }],
    ['the old name of the processor', { Iterator: {} }],
    ['results kept in the state', { ResultPath: '$.results' }],
  ])('refuses a Map with %s', (_, change) => {
    expect(definitionSchema.safeParse(withState('ScoreCases', change)).success).toBe(false);
  });

  it.each([
    ['a rule over two fields', [{ And: [], Next: 'Planning' }]],
    ['a comparison of numbers', [{ Variable: '$.run', NumericEquals: 1, Next: 'Planning' }]],
    ['a pattern', [{ Variable: '$.position', StringMatches: 'planning.*', Next: 'Planning' }]],
  ])('refuses a Choice with %s', (_, Choices) => {
    expect(definitionSchema.safeParse(withState('Position', { Choices })).success).toBe(false);
  });

  it.each([
    ['Wait', { Type: 'Wait', Seconds: 60, Next: 'Planning' }],
    ['Parallel', { Type: 'Parallel', Branches: [], Next: 'Planning' }],
  ])('refuses a %s state', (_, state) => {
    const changed = { ...definition, States: { ...definition.States, Another: state } };
    expect(definitionSchema.safeParse(changed).success).toBe(false);
  });

  it('refuses a timeout of the whole execution, which would fire at once on one machine', () => {
    expect(definitionSchema.safeParse({ ...definition, TimeoutSeconds: 31_536_000 }).success).toBe(false);
  });
});

describe('the README of the state machine', () => {
  it('shows the machine as it is', () => {
    expect(currentReadme()).toBe(readFileSync(readmeFile, 'utf8'));
  });
});
