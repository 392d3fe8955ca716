import type { Cycle } from '../../functions/domain/cycle/cycle.ts';
import { addDays } from '../../functions/domain/time/zone.ts';
import { createDynamoStore } from '../../functions/store/dynamo-store.ts';
import { createAskFeedback } from '../../functions/usecases/feedback/ask-feedback.ts';
import { createGiveFeedback } from '../../functions/usecases/feedback/give-feedback.ts';
import { startTestEngine, testTable } from '../support/dynamo.ts';
import { type Bill, meterWrites, type WriteMeter } from '../support/write-meter.ts';
import { type City, createCity } from './city.ts';
import { type Step, stepsOfCycle } from './employee-cycle.ts';
import { type Line, printSection, times } from './report.ts';

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
const scheduleOf = (from: string, to: string): Pick<Cycle, 'period' | 'deadlines'> => {
  const after = (days: number): string => endOf(addDays(to, days));
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
    (pk.includes('#case#') && sk === employeeId) ||
    (pk.includes('#board#') && sk.endsWith(`#${employeeId}`));
const unitsOf = (bills: Bill[]): number => bills.reduce((sum, { units }) => sum + units, 0);

/** Steps by name, in the order in which they were first taken. */
type Costs = { steps: Map<string, number>; shared: number };

/** What each step wrote for that person, and what it wrote for all together. */
const run = async (steps: readonly Step[], employeeId: string, meter: WriteMeter): Promise<Costs> => {
  const costs: Costs = { steps: new Map(), shared: 0 };
  for (const step of steps) {
    meter.reset();
    await step.run();
    const name = step.name === '' ? 'between the steps' : step.name;
    costs.steps.set(name, (costs.steps.get(name) ?? 0) + unitsOf(meter.writes.filter(isOf(employeeId))));
    costs.shared += unitsOf(meter.writes.filter(({ pk }) => !/#(person|case|board)#/.test(pk)));
  }
  return costs;
};
export const sumOf = ({ steps }: Costs): number => [...steps.values()].reduce((sum, units) => sum + units, 0);
const linesOf = (costs: Costs): Line[] => [
  ...[...costs.steps].filter(([, units]) => units > 0).map(([what, units]) => ({ what, figure: `${units} WU` })),
  { what: 'in all', figure: `${sumOf(costs)} WU` },
  { what: 'written once for a shard or the cycle, for all its people together', figure: `${costs.shared} WU` },
];

/** One annual cycle with the plan, four quarters under it, and the annual assessment at the end. */
export const yearOf = async (city: City, employeeId: string, meter: WriteMeter) => {
  const annual = scheduleOf('2026-01-01', '2026-12-31');
  const steps = stepsOfCycle(city, { cycleId: annualId, employeeId }, 0, [], { ...annual, kind: 'annual' });
  // Planned in January; the quarters follow, and the rest of the annual cycle comes when they are over.
  const planned = steps.findIndex(({ name }) => name === 'plan drafted, submitted, set') + 1;
  const plans = await run(steps.slice(0, planned + 1), employeeId, meter);
  const execution = steps[planned];
  if (execution === undefined) throw new Error('a cycle without execution');
  const periods: Costs[] = [];
  for (const { id, from, to, days, months } of quarters) {
    const over = { ...scheduleOf(from, to), planCycleId: annualId };
    const target = { cycleId: id, employeeId };
    city.deps.clock.set(`${from}T02:00:00.000Z`);
    periods.push(await run(stepsOfCycle(city, target, days, [...months], over), employeeId, meter));
  }
  // Back to the last hour of the annual execution.
  const assessment = await run([execution, ...steps.slice(planned + 1)], employeeId, meter);
  const own = new Map([...plans.steps, ...assessment.steps]);
  return { periods, annual: { steps: own, shared: plans.shared + assessment.shared } };
};

const voiceOf = async (city: City, [employeeId = '', peer = '']: readonly string[], meter: WriteMeter) => {
  const target = { cycleId: 'triwulan-suara', employeeId };
  const cost = async (act: () => Promise<unknown>): Promise<number> => {
    meter.reset();
    await act();
    return unitsOf(meter.writes);
  };
  await city.open(target.cycleId, 'quarterly');
  await city.enter(target.cycleId, 'execution');
  const { deps, command } = city;
  const asked = await cost(() => createAskFeedback(deps)(command(employeeId), { ...target, personIds: [peer] }));
  const said = { ratings: { akuntabel: 'above', kolaboratif: 'meets' }, note: 'Mau membantu rekan lain.' } as const;
  const given = await cost(() => createGiveFeedback(deps)(command(peer), { ...target, ...said }));
  return { asked, given };
};

/** Ends with an exit code other than 0 where the year costs more than it may. */
export const benchWrites = async (): Promise<void> => {
  const engine = await startTestEngine();
  try {
    const meter = meterWrites(engine.client);
    const city = await createCity(createDynamoStore({ client: engine.client, tableName: testTable }), 2);
    const { periods, annual } = await yearOf(city, city.staff[0] ?? '', meter);
    const [first] = periods;
    if (first === undefined) throw new Error('a year without a quarter');
    printSection('Write units of one employee in a quarter under the annual plan (1 KB steps, transactions double)', [
      ...linesOf(first),
    ]);
    printSection('The annual cycle, with the one plan of the year', linesOf(annual));
    const total = [annual, ...periods].reduce((sum, costs) => sum + sumOf(costs), 0);
    printSection("An employee's year: one annual cycle and four quarterly ones under its plan, audit included", [
      ...periods.map((costs, i) => ({ what: quarters[i]?.id ?? '', figure: `${sumOf(costs)} WU` })),
      { what: annualId, figure: `${sumOf(annual)} WU` },
      { what: `in all, against the least of ${least}`, figure: `${total} WU`, ratio: times(total / least) },
      { what: 'allowed', figure: `${least * allowance} WU`, ratio: times(allowance) },
    ]);
    const { asked, given } = await voiceOf(city, city.staff, meter);
    printSection('Not part of the reference year: hearing colleagues (more by `npm run bench -- voices`)', [
      { what: 'one colleague asked', figure: `${asked} WU` },
      { what: 'what the colleague says', figure: `${given} WU` },
    ]);
    if (total <= least * allowance) return;
    console.error(`\nA year costs ${total} WU and may cost ${least * allowance}.`);
    process.exitCode = 1;
  } finally {
    await engine.stop();
  }
};
