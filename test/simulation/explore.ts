import { createHash } from 'node:crypto';
import { type Choice, commute, type Fault, type Stage } from './stage.ts';

/** One run of a scenario, ready for its first choice. */
export type Play = {
  stage: Stage;
  /** Everything stored and every clock, as text: with the actors' memories, the state of the whole. */
  state(): string;
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
type Move = Step & { choice: Choice };
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
};

/** A search that takes minutes says so often how far it is. */
const replaysBetweenWords = 20_000;

const keyOf = ({ stage, state }: Play): string =>
  createHash('sha256').update(state()).update(stage.memory()).digest('base64url');

const movesFrom = (play: Play, scenario: Scenario, faultsLeft: number): Move[] => {
  const moves = play.stage.choices().flatMap((choice, index): Move[] => {
    const { actor, call } = choice;
    const plain: Move[] = [{ choice, index, fault: 'none' }];
    if (faultsLeft === 0 || !scenario.mayFail(actor)) return plain;
    const answers = /^(commit|signal|start)/.test(call);
    return [
      ...plain,
      { choice, index, fault: 'crash' },
      ...(answers ? [{ choice, index, fault: 'lose' } as const] : []),
    ];
  });
  return scenario.lastFirst === true ? moves.toReversed() : moves;
};

const nameOf = ({ choice: { actor, call }, fault }: Move): string => `${actor}\n${call}\n${fault}`;

/** Two faults do not: the one may use up what the other needs. */
const areFree = (a: Move, b: Move): boolean =>
  commute(a.choice, b.choice) && (a.fault === 'none' || b.fault === 'none');

/**
 * Moves that are not tried where they are asleep, by name: a run that differs only in the order of two moves that commute was tried
 * from an earlier state.
 */
type Asleep = ReadonlyMap<string, Move>;

const asleepAfter = (asleep: Asleep, tried: readonly Move[], move: Move): Asleep =>
  new Map([...asleep, ...tried.map((one) => [nameOf(one), one] as const)].filter(([, other]) => areFree(other, move)));

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
 * states; of two calls that commute one order is tried, and the other where the state between is new (sleep sets with the matching of
 * states: Godefroid, Partial-Order Methods for the Verification of Concurrent Systems, 1996, chapter 6; a run never comes back to a
 * state, since what actors have seen only grows). Stops at the first violation, with the run that leads there.
 */
export const explore = async (scenario: Scenario): Promise<Exploration> => {
  /** Names of the moves that were asleep at every visit so far. */
  const seen = new Map<string, ReadonlySet<string>>();
  const branches: { path: Step[]; asleep: Asleep }[] = [{ path: [], asleep: new Map() }];
  let transitions = 0;
  let ends = 0;
  let replays = 0;
  const result = (violation: Violation | null): Exploration => ({
    states: seen.size,
    transitions,
    ends,
    violation,
  });

  for (let branch = branches.pop(); branch !== undefined; branch = branches.pop()) {
    replays += 1;
    if (replays % replaysBetweenWords === 0) console.error(`  ${scenario.name}: ${seen.size} states so far`);
    const { play } = await replay(scenario, branch.path);
    let { path, asleep } = branch;
    let used = path.filter(({ fault }) => fault !== 'none').length;
    for (;;) {
      const key = `${used} ${keyOf(play)}`;
      const known = seen.get(key);
      const moves = movesFrom(play, scenario, scenario.faults - used);
      if (moves.length === 0 && known === undefined) {
        seen.set(key, new Set());
        ends += 1;
        const problems = await play.verdict();
        if (problems.length > 0) return result({ problems, trace: (await replay(scenario, path)).trace });
        break;
      }
      const left = moves.filter((move) => !asleep.has(nameOf(move)) && known?.has(nameOf(move)) !== false);
      asleep = new Map([...asleep].filter(([name]) => known?.has(name) !== false));
      seen.set(key, new Set(asleep.keys()));
      const [first, ...others] = left;
      if (first === undefined) break;
      for (const [n, other] of others.entries())
        branches.push({ path: [...path, other], asleep: asleepAfter(asleep, [first, ...others.slice(0, n)], other) });
      await play.stage.choose(first.index, first.fault);
      transitions += 1;
      path = [...path, first];
      asleep = asleepAfter(asleep, [], first);
      if (first.fault !== 'none') used += 1;
    }
  }
  return result(null);
};
