import { beforeAll, describe, expect, it } from 'vitest';
import type { ClosedServicesLine, ExportLine } from '../../../functions/domain/audit/export/export-lines.ts';
import { closingText } from '../../../functions/domain/closing/closing-manifest.ts';
import {
  planServiceClosure,
  type ServiceInput,
  type ServicePhase,
  servicePhases,
} from '../../../functions/domain/closing/service-closure.ts';
import type { PhaseClosure } from '../../../functions/domain/cycle/cycle.ts';
import { verifySignature } from '../../../functions/runtime/ed25519.ts';
import { keys } from '../../../functions/store/keys.ts';
import { sealBeforeEntering } from '../../../functions/usecases/audit/seal-cycle.ts';
import { createListClosings } from '../../../functions/usecases/closing/list-closings.ts';
import { createListRehearsedUnits } from '../../../functions/usecases/rehearsals/get-rehearsal.ts';
import { createCloseForums } from '../../../functions/usecases/services/close-forums.ts';
import { exportWorld, sealNow, verifyWorld } from '../../support/exports.ts';
import { forumWorld, serviceOf, services, shards } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';
import { night, rehearse } from '../rehearsals/rehearsal-world.ts';

const service: ServiceInput = {
  ...{ code: 'DINKES', setterId: 'mayor', chairId: 'member-1', officialId: 'secretary' },
  ...{ organisation: false, forum: 'open', minutes: null, signed: false, unsigned: 0, objections: 0, followUps: 0 },
};
const ended = async (world: World, phase: ServicePhase): Promise<void> => {
  const { deadlines, closures } = await world.enterPhase(phase, { status: 'closing' });
  const at = deadlines[phase];
  const closure: PhaseClosure = { trigger: 'schedule', basis: 'deadline', by: null, cutOff: at, at };
  await world.put(keys.cycle(agencyId, cycleId), {
    ...(await world.cycle()),
    closures: { ...closures, [phase]: closure },
  });
};

describe('the end of a phase for a service', () => {
  it('names the rule, the missing act and whose it is, phase by phase', () => {
    const ends = (over: Partial<ServiceInput> = {}) =>
      servicePhases.map((phase) => {
        const [end] = planServiceClosure(phase, [{ ...service, ...over }]);
        return [end?.endState, end?.rule, ...(end?.owes ?? []).map(({ missing, owedBy }) => `${missing} ${owedBy}`)];
      });
    expect(ends()).toEqual([
      ['carried', 'organisation-predicate-missing', 'organisation-predicate mayor'],
      ['carried', 'forum-not-locked', 'forum-lock member-1'],
      ['escalated', 'final-decision-missing', 'final-decision secretary'],
      ['complete', 'nothing-missing'],
      ['complete', 'nothing-missing'],
    ]);
    expect(ends({ organisation: true, forum: 'locked', signed: true, unsigned: 1, followUps: 2 })).toEqual([
      ['complete', 'nothing-missing'],
      ['complete', 'nothing-missing'],
      ['escalated', 'final-decision-missing', 'final-decision secretary'],
      ['complete', 'nothing-missing'],
      ['carried', 'follow-ups-undecided', 'follow-up-decision secretary'],
    ]);
    expect(ends({ objections: 1 }).at(-1)).toEqual(['escalated', 'objections-pending', 'objection-decision null']);
  });

  it('is rehearsed on request and every night, with what changed since', async () => {
    const world = await forumWorld();
    const first = await rehearse(world);
    expect(first).toMatchObject({
      ...{ number: 1, status: 'done', phase: 'committee-forum', shards: 0 },
      totals: { cases: services.length, endStates: { carried: 3 }, missing: { 'forum-lock': 3 }, changed: 0 },
    });
    const { items } = await createListRehearsedUnits(world.deps)(world.actor('auditor'), {
      ...{ cycleId, rehearsal: 'last', cursor: null },
    });
    expect(items).toHaveLength(services.length);
    expect(items[0]).toMatchObject({ unitCode: 'DINKES', owes: [{ missing: 'forum-lock', owedBy: 'member-1' }] });
    const { data, key } = await serviceOf(world, 'DISDIK');
    const locked = { by: 'member-1', at: world.clock.now(), justification: null, lawful: null, minutes: 'x' };
    await world.put(keys.service(agencyId, cycleId, 'DISDIK'), { ...data, forum: { status: 'locked', ...locked } });
    expect(key.sk).toContain('DISDIK');
    await night(world);
    expect(await rehearse(world)).toMatchObject({
      ...{ number: 3, comparedWith: 2 },
      totals: { endStates: { carried: 2, complete: 1 }, changed: 0 },
    });
    expect(await world.read(keys.rehearsal(agencyId, cycleId, 2))).toMatchObject({
      ...{ by: null, comparedWith: 1 },
      totals: { changed: 1, moves: [{ from: 'carried', to: 'complete', people: 1 }] },
    });
  });
});

describe('the signed end of a phase for services', () => {
  let lines: ExportLine[];
  let world: World;
  beforeAll(async () => {
    world = await forumWorld();
    // Nobody acts after it: the close of the next phase has a seal all the same.
    world.clock.set('2026-04-13T02:00:00.000Z');
    await sealNow(world, 'scoring');
    await ended(world, 'organisation-predicate');
    await sealBeforeEntering(world.deps, { agencyId, cycleId, run: (await world.cycle()).run }, 'committee-forum');
    await ended(world, 'committee-forum');
    await createCloseForums(world.deps)(shards);
    const { run } = await world.cycle();
    for (let twice = 0; twice < 2; twice++)
      await sealBeforeEntering(world.deps, { agencyId, cycleId, run }, 'final-decision');
    lines = await exportWorld(world);
  });
  const isServices = (line: ExportLine): line is ClosedServicesLine => line.type === 'closed-services';
  const findings = async (forged: readonly ExportLine[]) =>
    (await verifyWorld(forged)).findings.map(({ kind, place, note }) => [kind, place, note]);

  it('has counts, rules and digests like every other close, once', async () => {
    const { items } = await createListClosings(world.deps)(world.actor('auditor'), { cycleId });
    const [, manifest] = items;
    if (manifest === undefined) throw new Error('nothing was signed');
    expect(items.map(({ phase }) => phase)).toEqual(['organisation-predicate', 'committee-forum']);
    const { signature, ...unsigned } = manifest;
    expect(verifySignature(manifest.publicKey, closingText(unsigned), signature)).toBe(true);
    expect(manifest).toMatchObject({
      ...{ phase: 'committee-forum', closure: { basis: 'deadline' } },
      counts: { cases: services.length, endStates: { carried: 3 }, rules: { 'forum-not-locked': 3 } },
    });
  });

  it('is in the export with what it judged, and verifies offline', async () => {
    expect(lines.filter(isServices).map((line) => line.services.map(({ code }) => code))).toEqual([services, services]);
    expect(await findings(lines)).toEqual([]);
    const named = lines.flatMap((line) => (line.type === 'seal' && line.seal.closing ? [line.seal.occasion] : []));
    expect(named).toEqual(['organisation-predicate', 'committee-forum']);
    const excused = lines.map((line) =>
      isServices(line) && line.phase === 'committee-forum'
        ? { ...line, services: line.services.map((one) => ({ ...one, forum: 'locked' as const })) }
        : line,
    );
    expect(await findings(excused)).toEqual([['changed', 'closing', 'committee-forum: inputs']]);
    const without = lines.filter((line) => !(isServices(line) && line.phase === 'committee-forum'));
    expect(await findings(without)).toEqual([['removed', 'closing', 'committee-forum: inputs']]);
  });
});
