import { type CloseFigures, closeOnDynamo, closeOnLean, isOnDisk } from './close/close-at.ts';
import type { Times } from './close/close-in-turns.ts';
import { historyOf } from './close/history.ts';
import { BudgetError, type Line, printSection } from './report.ts';

/** From the architecture file, but for what says otherwise. */
const allowed = { spread: 0.01, speed: 0.9, memory: 350 * 1024 * 1024, events: 5000, busiest: 1.25 };
const largestExecution = { employees: 300_000, events: 25_000 };
/** A smaller close is over before its speed says anything: it is printed, and fails nothing. */
const timedFrom = { lean: 100_000, dynamo: 10_000 };

const perEmployee = (units: number, { employees }: CloseFigures): number => units / employees;
const microseconds = ({ wall, people }: { wall: number; people: number }): number => (wall * 1000) / people;

/** Employees a second, against what bare reads and then bare writes of the same items would allow. */
const speedOf = ({ close, reads, writes }: Times) => {
  const speed = 1e6 / microseconds(close);
  const bare = 1e6 / (microseconds(reads) + microseconds(writes));
  return { speed, bare, ratio: speed / bare };
};

const timesOf = (at: Times): Line[] => {
  const { speed, bare, ratio } = speedOf(at);
  const cpu = (spent: Times['close']): number => (spent.cpu * 1000) / spent.people;
  return [
    { what: 'employees a second', figure: speed.toFixed(0) },
    { what: 'bare: 1/(1/reads + 1/writes)', figure: bare.toFixed(0), ratio: `${ratio.toFixed(3)} of it` },
    { what: 'processor time of the closing process', figure: `${cpu(at.close).toFixed(0)} µs an employee` },
    {
      what: 'the same of bare reads and writes',
      figure: `${(cpu(at.reads) + cpu(at.writes)).toFixed(0)} µs an employee`,
    },
    { what: 'largest memory of the closing process', figure: `${(at.largestMemory / 1024 / 1024).toFixed(0)} MiB` },
    { what: 'filling the engine beforehand', figure: `${at.fillSeconds.toFixed(1)} s` },
  ];
};

const linesOf = (at: CloseFigures): Line[] => [
  { what: 'read units per employee', figure: perEmployee(at.readUnits, at).toFixed(4) },
  { what: 'write units per employee', figure: perEmployee(at.writeUnits, at).toFixed(4) },
  { what: 'state transitions of the close', figure: `${at.transitions}` },
  { what: 'busiest shard against the mean', figure: at.busiestShard.toFixed(3) },
  { what: `busiest other partition: ${at.collecting.name}`, figure: `${at.collecting.units} units` },
  ...timesOf(at),
];

const spreadOf = (values: number[]): number => Math.max(...values) / Math.min(...values) - 1;

const exceeding = (what: string, value: number, most: number): string[] =>
  value <= most ? [] : [`${what} is ${value}, and at most ${most} is allowed`];

const timeFaultsOf = (at: Times, from: number): string[] => [
  ...exceeding(`memory at ${at.employees}`, at.largestMemory, allowed.memory),
  ...(at.employees < from
    ? []
    : exceeding(`bare speed against the close at ${at.employees}`, 1 / speedOf(at).ratio, 1 / allowed.speed)),
];

const faultsOf = (all: readonly CloseFigures[]): string[] => [
  ...exceeding('spread of read units', spreadOf(all.map((at) => perEmployee(at.readUnits, at))), allowed.spread),
  ...exceeding('spread of write units', spreadOf(all.map((at) => perEmployee(at.writeUnits, at))), allowed.spread),
  ...all.flatMap((at, n) => {
    const before = all[n - 1];
    // They cannot stay the same: a Map has at most 80 ranges at any size, so that a cycle stays under its 5,000 history events.
    const growth =
      before === undefined
        ? []
        : exceeding('growth of transitions', at.transitions / at.employees, before.transitions / before.employees);
    return [
      ...growth,
      ...exceeding(`busiest shard at ${at.employees}`, at.busiestShard, allowed.busiest),
      ...timeFaultsOf(at, timedFrom.lean),
    ];
  }),
];

/** The close of a phase at each of these sizes, on a lean engine in another process (`close/lean-engine.ts`). */
export const benchClose = async (sizes: readonly number[]): Promise<void> => {
  const all: CloseFigures[] = [];
  for (const employees of sizes) {
    const at = await closeOnLean(employees);
    all.push(at);
    printSection(`Close of execution, ${employees.toLocaleString('en')} employees, lean engine`, linesOf(at));
  }
  const { events, transitions } = await historyOf(largestExecution.employees);
  printSection(
    `Whole cycle of ${largestExecution.employees.toLocaleString('en')} employees, run through the state machine`,
    [
      {
        what: 'history events',
        figure: `${events}`,
        ratio: `of ${largestExecution.events} that an execution may have`,
      },
      { what: 'states and iterations entered', figure: `${transitions}` },
    ],
  );
  const faults = faultsOf(all);
  if (events >= allowed.events) faults.push(`a cycle writes ${events} history events, ${allowed.events} are allowed`);
  if (faults.length > 0) throw new BudgetError(faults.join('; '));
};

/** The same on DynamoDB Local: no more than speeds and memory, as its units are those that the lean engine counts. */
export const benchCloseOnDynamo = async (sizes: readonly number[]): Promise<void> => {
  const faults: string[] = [];
  for (const employees of sizes) {
    const at = await closeOnDynamo(employees);
    const engine = `DynamoDB Local, data ${isOnDisk(employees) ? 'on disk' : 'in memory'}`;
    printSection(`Close of execution, ${employees.toLocaleString('en')} employees, ${engine}`, timesOf(at));
    faults.push(...timeFaultsOf(at, timedFrom.dynamo));
  }
  if (faults.length > 0) throw new BudgetError(faults.join('; '));
};
