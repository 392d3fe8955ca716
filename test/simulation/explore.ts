import { createHash } from 'node:crypto';
import type { Fault, Stage } from './stage.ts';

/** One run of a scenario, ready for its first choice. */
export type Play = {
  stage: Stage;
  /** Everything stored and every clock, as text: with the actors' memories, the state of the whole. */
  state(): Promise<string>;
  /** What is wrong at the end, when nobody can do anything any more; empty if all is well. */
  verdict(): Promise<string[]>;
};

export type Scenario = {
  name: string;
  begin(): Promise<Play>;
  /** Crashes and lost answers in one run, together. */
  faults: number;
  /** Tries what comes last among the choices first: the same states in the end, and sooner at some violations. */
  lastFirst?: boolean;
  /** Whom a fault may hit. */
  mayFail(actor: string): boolean;
};

type Step = { index: number; fault: Fault };
export type Violation = { problems: string[]; trace: string[] };
export type Exploration = {
  /** Different states of the whole that were seen. */
  states: number;
  /** Choices made, those of replays not counted. */
  transitions: number;
  /** Runs that came to an end nobody had seen before. */
  ends: number;
  /** The first that was found, if any. */
  violation: Violation | null;
  /** Every state that can be reached was seen. */
  complete: boolean;
};

const keyOf = async ({ stage, state }: Play): Promise<string> =>
  createHash('sha256')
    .update(await state())
    .update(stage.memory())
    .digest('base64url');

const stepsFrom = (play: Play, scenario: Scenario, faultsLeft: number): Step[] => {
  const steps = play.stage.choices().flatMap(({ actor, call }, index): Step[] => {
    const steps: Step[] = [{ index, fault: 'none' }];
    if (faultsLeft === 0 || !scenario.mayFail(actor)) return steps;
    const answers = /^(commit|signal|start)/.test(call);
    return [...steps, { index, fault: 'crash' }, ...(answers ? [{ index, fault: 'lose' as const }] : [])];
  });
  return scenario.lastFirst === true ? steps.toReversed() : steps;
};

const replay = async (scenario: Scenario, steps: readonly Step[]): Promise<{ play: Play; trace: string[] }> => {
  const play = await scenario.begin();
  const trace: string[] = [];
  for (const { index, fault } of steps) {
    const { actor, call } = await play.stage.choose(index, fault);
    trace.push(`${actor}: ${call}${fault === 'none' ? '' : `  (${fault})`}`);
  }
  return { play, trace };
};

/**
 * Visits every state that the actors of a scenario can reach under any order of their calls and any placing of the allowed
 * faults, depth first. A state that was seen before is left at once, so the search ends although the runs are many more than the
 * states. Stops at the first violation, with the run that leads there.
 *
 * @param most states after which the search gives up and says that it is not complete
 */
export const explore = async (scenario: Scenario, most = Number.POSITIVE_INFINITY): Promise<Exploration> => {
  const seen = new Set<string>();
  const branches: Step[][] = [[]];
  let transitions = 0;
  let ends = 0;
  const result = (violation: Violation | null): Exploration => ({
    states: seen.size,
    transitions,
    ends,
    violation,
    complete: violation === null && branches.length === 0,
  });

  while (seen.size < most) {
    const path = branches.pop();
    if (path === undefined) break;
    const { play } = await replay(scenario, path);
    let steps = path;
    let used = path.filter(({ fault }) => fault !== 'none').length;
    for (;;) {
      const key = `${used} ${await keyOf(play)}`;
      if (seen.has(key)) break;
      seen.add(key);
      const [first, ...others] = stepsFrom(play, scenario, scenario.faults - used);
      if (first === undefined) {
        ends += 1;
        const problems = await play.verdict();
        if (problems.length > 0) return result({ problems, trace: (await replay(scenario, steps)).trace });
        break;
      }
      for (const other of others) branches.push([...steps, other]);
      await play.stage.choose(first.index, first.fault);
      transitions += 1;
      steps = [...steps, first];
      if (first.fault !== 'none') used += 1;
    }
  }
  return result(null);
};
