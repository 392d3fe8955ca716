import type { Rehearsal } from '../../../functions/domain/closing/rehearsal.ts';
import { createListRehearsedLines } from '../../../functions/usecases/rehearsals/list-rehearsed-lines.ts';
import type { LineView } from '../../../functions/usecases/rehearsals/rehearsal-view.ts';
import { createRequestRehearsal } from '../../../functions/usecases/rehearsals/request-rehearsal.ts';
import { createRehearseClosures } from '../../../functions/usecases/schedules/rehearse-closures.ts';
import { sharedTenants } from '../../../infra/local/shared-tenants.ts';
import { examplePlan } from '../../support/example-plan.ts';
import { cycleId, type World } from '../../support/world.ts';

/** A plan that waits for its appraiser. */
export const submit = (world: World, employeeId: string) =>
  world.act(
    employeeId,
    (c) => ({
      ...c,
      stage: 'unplanned',
      plan: { seq: c.chain.seq + 1, version: 1, status: 'submitted', at: world.clock.now(), reason: null },
    }),
    'plan-submitted',
    { plan: examplePlan },
  );

export const rehearse = (world: World, instant: string | null = null): Promise<Rehearsal> =>
  createRequestRehearsal(world.deps)(world.command('admin'), { cycleId, instant });

/** One round of the nightly schedule by the time of the world's clock. */
export const night = (world: World) => createRehearseClosures(sharedTenants(world.deps))({ time: world.clock.now() });

export const linesOf = async (world: World, rehearsal: number | 'last' = 'last'): Promise<Map<string, LineView>> => {
  const list = createListRehearsedLines(world.deps);
  const lines = new Map<string, LineView>();
  let cursor: string | null = null;
  do {
    const all = { cycleId, rehearsal, unitCode: null, endState: null, changed: false };
    const page = await list(world.actor('admin'), { ...all, cursor });
    for (const line of page.items) lines.set(line.employeeId, line);
    cursor = page.next;
  } while (cursor !== null);
  return lines;
};
