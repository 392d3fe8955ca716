import type { SettledPhase } from '../../../functions/domain/closing/plan-closure.ts';
import type { PhaseClosure } from '../../../functions/domain/cycle/cycle.ts';
import type { ReopeningScope } from '../../../functions/domain/cycle/reopening.ts';
import { addSeconds } from '../../../functions/domain/time/zone.ts';
import { keys } from '../../../functions/store/keys.ts';
import { sealCycle } from '../../../functions/usecases/audit/seal-cycle.ts';
import { createCloseShards } from '../../../functions/usecases/closing/close-shards.ts';
import { createListClosings } from '../../../functions/usecases/closing/list-closings.ts';
import { signClosing } from '../../../functions/usecases/closing/sign-closing.ts';
import { createAskReopening } from '../../../functions/usecases/reopenings/ask-reopening.ts';
import { createSecondWord } from '../../../functions/usecases/reopenings/second-word.ts';
import { createCloseDuePhases } from '../../../functions/usecases/schedules/close-due-phases.ts';
import { createScoreShards } from '../../../functions/usecases/scoring/score-shards.ts';
import { createSummariseServices } from '../../../functions/usecases/services/summarise-services.ts';
import { sharedTenants } from '../../../infra/local/shared-tenants.ts';
import { shards } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

/** Closes a phase as the machine does: everybody settled, the manifest signed, all of it sealed. */
export const closePhase = async (world: World, phase: SettledPhase): Promise<void> => {
  const { deadlines, closures } = await world.enterPhase(phase, { status: 'closing' });
  const at = addSeconds(deadlines[phase], 60);
  world.clock.set(at);
  const closure: PhaseClosure = { trigger: 'schedule', basis: 'deadline', by: null, cutOff: deadlines[phase], at };
  const cycle = { ...(await world.cycle()), closures: { ...closures, [phase]: closure } };
  await world.put(keys.cycle(agencyId, cycleId), cycle);
  await createCloseShards(world.deps)({ ...shards, phase });
  await sealCycle(world.deps, agencyId, cycle, phase, await signClosing(world.deps, agencyId, cycle, phase));
};

/** From the close of the reviews to the phase after scoring. */
export const scoreAll = async (world: World): Promise<void> => {
  await world.enterPhase('scoring');
  await createScoreShards(world.deps)(shards);
  await createSummariseServices(world.deps)(shards);
  await world.enterPhase('organisation-predicate');
  world.clock.set('2026-04-13T02:00:00.000Z');
};

export type Wanted = { phase: SettledPhase; scope: ReopeningScope; deadline: string };
export const persons = (...employeeIds: string[]): ReopeningScope => ({ kind: 'persons', employeeIds });

export const ask = (world: World, wanted: Wanted, by = 'admin') =>
  createAskReopening(world.deps)(world.command(by), { cycleId, reason: 'Sistem keliru menolak.', ...wanted });
export const decide = (world: World, number: number, by = 'secretary', decision: 'approve' | 'refuse' = 'approve') =>
  createSecondWord(world.deps)(world.command(by), {
    ...{ cycleId, about: 'reopening', number, decision, reason: 'Terbukti.' },
  });
export const reopen = async (world: World, wanted: Wanted): Promise<number> => {
  const { number } = await ask(world, wanted);
  await decide(world, number);
  return number;
};

export const tick = (world: World) => createCloseDuePhases(sharedTenants(world.deps))({ time: world.clock.now() });
/** The schedule's run after a window's end and the grace. */
export const closeWindow = async (world: World, until: string): Promise<void> => {
  world.clock.set(addSeconds(until, 60));
  await tick(world);
};
export const closingsOf = async (world: World) =>
  (await createListClosings(world.deps)(world.actor('auditor'), { cycleId })).items;
