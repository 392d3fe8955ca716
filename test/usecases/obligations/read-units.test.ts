import { expect, it } from 'vitest';
import { createDynamoStore } from '../../../functions/store/dynamo-store.ts';
import { createGetObligations } from '../../../functions/usecases/obligations/get-obligations.ts';
import { createSubmitPlan } from '../../../functions/usecases/plans/submit-plan.ts';
import { createRollUpCycle } from '../../../functions/usecases/units/roll-up-cycle.ts';
import { makePlan } from '../../../infra/local/example/make-plan.ts';
import { createRandom } from '../../../infra/local/example/random.ts';
import { createCity } from '../../bench/city.ts';
import { shareTestEngine, testTable } from '../../support/dynamo.ts';
import { meterWrites } from '../../support/write-meter.ts';

const cycleId = 'triwulan-1-2026';
const teamSize = 20;
const plan = makePlan('health', false, createRandom('bench/reads'));

it('what one look at the own duties is billed, counted at the wire, is bounded by the page', async () => {
  const engine = await shareTestEngine();
  try {
    const meter = meterWrites(engine.client);
    const city = await createCity(createDynamoStore({ client: engine.client, tableName: testTable }), teamSize);
    const { deps, chief, mayor, staff, command } = city;
    const look = async (personId: string): Promise<{ units: number; duties: number }> => {
      const run = createGetObligations(deps);
      const { actor } = command(personId);
      // The rules are read once by each process.
      await run(actor, { limit: 200, cursor: null });
      meter.reset();
      const { total } = await run(actor, { limit: 200, cursor: null });
      return { units: meter.readUnits(), duties: total };
    };
    await city.open(cycleId, 'quarterly');
    await createRollUpCycle(deps)({ agencyId: command(chief).actor.agencyId, cycleId, phase: 'preparation' });
    await city.enter(cycleId, 'planning');
    const [someone = ''] = staff;
    const idle = { staff: await look(someone), appraiser: await look(chief) };
    for (const employeeId of staff) {
      const { version } = await city.case(cycleId, employeeId);
      await createSubmitPlan(deps)(command(employeeId, version), { cycleId, employeeId, plan });
    }
    const busy = { staff: await look(someone), appraiser: await look(chief), top: await look(mayor) };
    await city.enter(cycleId, 'execution');
    const working = { staff: await look(someone), appraiser: await look(chief) };
    await city.enter(cycleId, 'supervisor-review');
    const reviewing = { staff: await look(someone), appraiser: await look(chief) };
    const figures = JSON.stringify({ idle, busy, working, reviewing });
    process.stdout.write(`read units of GET /v1/me/obligations: ${figures}\n`);
    expect(idle.appraiser.duties).toBe(1);
    expect(busy.appraiser.duties).toBe(teamSize + 1);
    expect(reviewing.appraiser.duties).toBe(teamSize);
    for (const { units } of [idle.staff, busy.staff, working.staff, reviewing.staff])
      expect(units).toBeLessThanOrEqual(10);
    expect(idle.appraiser.units).toBeLessThanOrEqual(20);
    // One unit for each case that waits, and in the review one for what was measured.
    expect(busy.appraiser.units).toBeLessThanOrEqual(idle.appraiser.units + teamSize + 10);
    expect(reviewing.appraiser.units).toBeLessThanOrEqual(idle.appraiser.units + 2 * teamSize + 10);
  } finally {
    await engine.stop();
  }
}, 300_000);
