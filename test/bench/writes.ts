import type { Cycle } from '../../functions/domain/cycle/cycle.ts';
import { addDays } from '../../functions/domain/time/zone.ts';
import { createDynamoStore } from '../../functions/store/dynamo-store.ts';
import { startTestEngine, testTable } from '../support/dynamo.ts';
import { type Bill, meterWrites, type WriteMeter } from '../support/write-meter.ts';
import { type City, createCity } from './city.ts';
import { planSet, type Step, stepsOfCycle } from './employee-cycle.ts';
import { type Habits, leastOfVoices, usual } from './habits.ts';
import { BudgetError, type Line, printSection, times } from './report.ts';

/** From the architecture file: what an employee's year cannot cost less than, and how far above it we may be. */
const least = 256;
const allowance = 1.3;
export const annualId = 'tahunan-2026';
const quarters = [
  { id: 'triwulan-1-2026', from: '2026-01-01', to: '2026-03-31', days: 58, months: ['01', '02', '03'] },
  { id: 'triwulan-2-2026', from: '2026-04-01', to: '2026-06-30', days: 58, months: ['04', '05', '06'] },
  { id: 'triwulan-3-2026', from: '2026-07-01', to: '2026-09-30', days: 57, months: ['07', '08', '09'] },
  { id: 'triwulan-4-2026', from: '2026-10-01', to: '2026-12-31', days: 57, months: ['10', '11', '12'] },
] as const;

/** Days from the end of the period to the deadline. */
const daysAfter = {
  execution: 5,
  'supervisor-review': 12,
  'organisation-predicate': 15,
  'committee-forum': 20,
  'final-decision': 24,
  'objection-window': 48,
  'follow-up': 73,
};
const endOf = (date: string): string => `${date}T17:00:00.000Z`;
/** @param later days, so that what is looked at for the year and for its last quarter is not looked at on the same day */
const scheduleOf = (from: string, to: string, later = 0): Pick<Cycle, 'period' | 'deadlines'> => {
  const after = (days: number): string => endOf(addDays(to, days + later));
  return {
    period: { from, to },
    deadlines: {
      planning: endOf(addDays(from, 20)),
      execution: after(daysAfter.execution),
      'supervisor-review': after(daysAfter['supervisor-review']),
      'organisation-predicate': after(daysAfter['organisation-predicate']),
      'committee-forum': after(daysAfter['committee-forum']),
      'final-decision': after(daysAfter['final-decision']),
      'objection-window': after(daysAfter['objection-window']),
      'follow-up': after(daysAfter['follow-up']),
    },
  };
};

const isOf =
  (employeeId: string) =>
  ({ pk, sk }: Bill): boolean =>
    pk.endsWith(`#person#${employeeId}`) ||
    pk.endsWith(`#accesses#${employeeId}`) ||
    (pk.includes('#asked#') && sk === employeeId) ||
    (pk.includes('#case#') && sk === employeeId) ||
    (pk.includes('#board#') && sk.endsWith(`#${employeeId}`));
/** Lists that somebody looked at: recorded once for all the people on them, at least the team of the bench. */
const isList = ({ pk }: Bill): boolean => pk.includes('#list-accesses#');
const unitsOf = (bills: Bill[]): number => bills.reduce((sum, { units }) => sum + units, 0);

/** Steps by name, in the order in which they were first taken. */
type Costs = { steps: Map<string, number>; shared: number };

/** An appraiser's people, as the law's span of control and issue 3's board have them. */
export const teamSize = 20;

/** What each step wrote for that person, and what it wrote for all together. */
const run = async (steps: readonly Step[], employeeId: string, meter: WriteMeter): Promise<Costs> => {
  const costs: Costs = { steps: new Map(), shared: 0 };
  for (const step of steps) {
    meter.reset();
    await step.run();
    const name = step.name === '' ? 'between the steps' : step.name;
    const own = unitsOf(meter.writes.filter(isOf(employeeId))) + unitsOf(meter.writes.filter(isList)) / teamSize;
    costs.steps.set(name, (costs.steps.get(name) ?? 0) + own);
    costs.shared += unitsOf(
      meter.writes.filter(({ pk }) => !/#(person|case|board|accesses|list-accesses|asked)#/.test(pk)),
    );
  }
  return costs;
};
export const sumOf = ({ steps }: Costs): number => [...steps.values()].reduce((sum, units) => sum + units, 0);
const inUnits = (units: number): string => String(Math.round(units * 100) / 100);
const looksOf = (all: Costs[]): number =>
  all
    .flatMap(({ steps }) => [...steps])
    .reduce((sum, [name, units]) => sum + (name.startsWith('looks') ? units : 0), 0);
const linesOf = (costs: Costs): Line[] => [
  ...[...costs.steps]
    .filter(([, units]) => units > 0)
    .map(([what, units]) => ({ what, figure: `${inUnits(units)} WU` })),
  { what: 'in all', figure: `${inUnits(sumOf(costs))} WU` },
  { what: 'written once for a shard or the cycle, for all its people together', figure: `${costs.shared} WU` },
];

type Year = { periods: Costs[]; annual: Costs };
/** One annual cycle with the plan, four quarters under it, and the annual assessment at the end. */
export const yearOf = async (city: City, employeeId: string, meter: WriteMeter, habits = usual): Promise<Year> => {
  const annual = scheduleOf('2026-01-01', '2026-12-31', 2);
  const steps = stepsOfCycle(city, { cycleId: annualId, employeeId }, 0, [], { ...annual, kind: 'annual' }, habits);
  // Planned in January; the quarters follow, and the rest of the annual cycle comes when they are over.
  const planned = steps.findIndex(({ name }) => name === planSet) + 1;
  const plans = await run(steps.slice(0, planned + 1), employeeId, meter);
  const execution = steps[planned];
  if (execution === undefined) throw new Error('a cycle without execution');
  const periods: Costs[] = [];
  for (const { id, from, to, days, months } of quarters) {
    const over = { ...scheduleOf(from, to), planCycleId: annualId };
    const target = { cycleId: id, employeeId };
    city.deps.clock.set(`${from}T02:00:00.000Z`);
    periods.push(await run(stepsOfCycle(city, target, days, [...months], over, habits), employeeId, meter));
  }
  // Back to the last hour of the annual execution.
  const assessment = await run([execution, ...steps.slice(planned + 1)], employeeId, meter);
  const own = new Map([...plans.steps, ...assessment.steps]);
  return { periods, annual: { steps: own, shared: plans.shared + assessment.shared } };
};

const totalOf = ({ periods, annual }: Year): number =>
  [annual, ...periods].reduce((sum, costs) => sum + sumOf(costs), 0);

/** In a city of its own, with an engine of its own. */
const liveYear = async (habits: Habits): Promise<Year> => {
  const engine = await startTestEngine();
  try {
    const meter = meterWrites(engine.client);
    const city = await createCity(createDynamoStore({ client: engine.client, tableName: testTable }), teamSize);
    return await yearOf(city, city.staff[0] ?? '', meter, habits);
  } finally {
    await engine.stop();
  }
};

type Outcome = { what: string; total: number; floor: number };
const lineOf = ({ what, total, floor }: Outcome): Line => ({
  what,
  figure: `${inUnits(total)} WU of ${inUnits(floor * allowance)}`,
  ratio: times(total / floor),
});
const isOver = ({ total, floor }: Outcome): boolean => total > floor * allowance;

/** Years in which nobody opens the month of a team; the daily reports are those of the first. */
const withVoices: [what: string, voices: number][] = [
  ['so, and one colleague asked each quarter, who answers', 1],
  ['so, and three colleagues, whose answers are released', 3],
];
const ofVoices = ['colleagues asked', 'colleagues answered', 'execution closed'];
const voicesIn = ({ periods }: Year): number =>
  periods
    .flatMap(({ steps }) => [...steps])
    .reduce((sum, [name, units]) => sum + (ofVoices.includes(name) ? units : 0), 0);

const printReference = ({ periods, annual }: Year): void => {
  const [first] = periods;
  if (first === undefined) throw new Error('a year without a quarter');
  printSection('Write units of one employee in a quarter under the annual plan (1 KB steps, transactions double)', [
    ...linesOf(first),
  ]);
  printSection('The annual cycle, with the one plan of the year', linesOf(annual));
  printSection(
    "An employee's year: one annual cycle and four quarterly ones under its plan, audit and log of readers included",
    [
      ...periods.map((costs, i) => ({ what: quarters[i]?.id ?? '', figure: `${inUnits(sumOf(costs))} WU` })),
      { what: annualId, figure: `${inUnits(sumOf(annual))} WU` },
      { what: 'of these the looks of others', figure: `${inUnits(looksOf([annual, ...periods]))} WU` },
    ],
  );
  console.log(`
  What people do goes through the edge, each request through an instance that remembers nothing of the ones before. Looks at this person
  by others, in a team of ${teamSize}: the appraiser's board in 52 weeks and before each decision; 12 times the month of the team and this
  person's own; the plan; before each of five reviews what was reported and what is suggested; two committee members the service's
  list in each cycle, the chair this person's annual result. A list counts for each of the ${teamSize} with their part. Peers look at nothing.`);
};

/**
 * Counted at the wire under the edge: who asks, the act, its repeat key, its chain, and every look at the person by others.
 *
 * @throws BudgetError where a year costs more than it may
 */
export const benchWrites = async (): Promise<void> => {
  const reference = await liveYear(usual);
  printReference(reference);
  const reports = reference.periods.flatMap(({ steps }) => [...steps]).filter(([name]) => name.endsWith(' activities'));
  const reported = reports.reduce((sum, [, units]) => sum + units, 0);
  const outcomes: Outcome[] = [
    { what: "the month of the team opened, then each person's", total: totalOf(reference), floor: least },
  ];
  for (const [what, voices] of withVoices) {
    const year = await liveYear({ months: 'person by person', voices, reports: false });
    const total = reported + totalOf(year);
    if (outcomes.length === 1) {
      const alone = "the month opened person by person, never the team's";
      outcomes.push({ what: alone, total: total - voicesIn(year), floor: least });
    }
    outcomes.push({ what, total, floor: least + leastOfVoices(voices) });
    if (year.periods[0] !== undefined)
      printSection(`A quarter without its reports, colleagues heard: ${voices}`, linesOf(year.periods[0]));
  }
  printSection(
    `The year as it is lived, against ${allowance} times what it cannot cost less than: ${least}, and for each colleague heard a unit\n` +
      'for being asked, for what they say and for its deletion, and one for a release',
    outcomes.map(lineOf),
  );
  const over = outcomes.filter(isOver);
  if (over.length > 0)
    throw new BudgetError(
      over.map(({ what, total, floor }) => `${what}: ${inUnits(total)} WU of ${inUnits(floor * allowance)}`).join('; '),
    );
};
