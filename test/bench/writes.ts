import { createDynamoStore } from '../../functions/store/dynamo-store.ts';
import { startTestEngine, testTable } from '../support/dynamo.ts';
import { type Bill, meterWrites, type WriteMeter } from '../support/write-meter.ts';
import { type City, createCity } from './city.ts';
import { stepsOfCycle } from './employee-cycle.ts';
import { type Line, printSection, times } from './report.ts';

/** From the architecture file: what an employee's year cannot cost less than, and how far above it we may be. */
const least = 256;
const allowance = 1.3;
const activitiesOfYear = 230;
const quarters = [
  { id: 'triwulan-1-2026', days: 58, months: ['01', '02', '03'] },
  { id: 'tahunan-2026', days: 0, months: [] },
] as const;

const isOf =
  (employeeId: string) =>
  ({ pk, sk }: Bill): boolean =>
    pk.endsWith(`#person#${employeeId}`) ||
    (pk.includes('#case#') && sk === employeeId) ||
    (pk.includes('#board#') && sk.endsWith(`#${employeeId}`));
const unitsOf = (bills: Bill[]): number => bills.reduce((sum, { units }) => sum + units, 0);

type Costs = { steps: Map<string, number>; own: number; shared: number };

/** Runs one cycle of one employee and tells what each step wrote for that person, and what it wrote for all together. */
const costsOf = async (
  city: City,
  meter: WriteMeter,
  cycle: { id: string; days: number; months: readonly string[] },
): Promise<Costs> => {
  const employeeId = city.staff[0] ?? '';
  const costs: Costs = { steps: new Map(), own: 0, shared: 0 };
  for (const { name, run } of stepsOfCycle(city, { cycleId: cycle.id, employeeId }, cycle.days, [...cycle.months])) {
    meter.reset();
    await run();
    const own = unitsOf(meter.writes.filter(isOf(employeeId)));
    const ofNobody = meter.writes.filter(({ pk }) => !/#(person|case|board)#/.test(pk));
    if (name !== '') costs.steps.set(name, own);
    costs.own += own;
    costs.shared += unitsOf(ofNobody);
  }
  return costs;
};

export const benchWrites = async (): Promise<void> => {
  const engine = await startTestEngine();
  try {
    const meter = meterWrites(engine.client);
    const city = await createCity(createDynamoStore({ client: engine.client, tableName: testTable }), 1);
    const [quarter, annual] = [await costsOf(city, meter, quarters[0]), await costsOf(city, meter, quarters[1])];
    const lines = [...quarter.steps].map(([what, units]): Line => ({ what, figure: `${units} WU` }));
    printSection('Write units of one employee, quarterly cycle (1 KB steps, transactions double, audit included)', [
      ...lines,
      { what: 'in all', figure: `${quarter.own} WU` },
      { what: 'written once for a shard or the cycle, for all its people together', figure: `${quarter.shared} WU` },
    ]);
    const activity = (quarter.steps.get(`${quarters[0].days} activities`) ?? 0) / quarters[0].days;
    const rest = quarter.own - activity * quarters[0].days;
    const year = activitiesOfYear * activity + 4 * rest + annual.own;
    printSection("An employee's year: four quarterly cycles and an annual one, each with a plan of its own", [
      { what: `${activitiesOfYear} activities`, figure: `${activitiesOfYear * activity} WU` },
      { what: 'four quarters without them', figure: `${4 * rest} WU` },
      { what: 'annual cycle', figure: `${annual.own} WU` },
      { what: `in all, against the least of ${least}`, figure: `${year} WU`, ratio: times(year / least) },
      { what: 'allowed', figure: `${least * allowance} WU`, ratio: times(allowance) },
    ]);
  } finally {
    await engine.stop();
  }
};
