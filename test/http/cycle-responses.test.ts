import { describe, expect, it } from 'vitest';
import {
  caseListResponse,
  closureResponse,
  cycleListResponse,
  manifestListResponse,
  oneCycleResponse,
} from '../../functions/contracts/cycle-responses.ts';
import type { Case } from '../../functions/domain/case/case.ts';
import { keys } from '../../functions/store/keys.ts';
import { createCloseByHand } from '../../functions/usecases/cycles/close-by-hand.ts';
import { createExtendDeadline } from '../../functions/usecases/cycles/extend-deadline.ts';
import { createGetCycle } from '../../functions/usecases/cycles/get-cycle.ts';
import { createListCases } from '../../functions/usecases/cycles/list-cases.ts';
import { createListCycles } from '../../functions/usecases/cycles/list-cycles.ts';
import { createListManifests } from '../../functions/usecases/cycles/list-manifests.ts';
import { createResumeCycle } from '../../functions/usecases/cycles/resume-cycle.ts';
import { createSecondWord } from '../../functions/usecases/reopenings/second-word.ts';
import { agencyId, createWorld, cycleId } from '../support/world.ts';

const at = '2026-04-27T03:00:00.000Z';
const plan = { seq: 1, version: 1, basis: 'carried' } as const;
const review = { seq: 3, workResult: 'meets', behaviour: 'above' } as const;
const result = { seq: 4, version: 1, workResult: 'meets', behaviour: 'above', predicate: 'baik' } as const;
const scored = { ...result, basis: 'provisional', score: null } as const;
const decision = { seq: 5, signedBy: 'secretary', signedAt: at };
const objection = { status: 'filed', deciderId: 'health-head', filedAt: at, decideBy: at, seq: 6 } as const;
const mark = { phase: 'planning', missing: 'plan-decision', owedBy: null, rule: 'plan-carried-as-submitted' } as const;

const segment = { from: '2026-01-01', to: '2026-02-14', unitCode: 'DINKES', appraiserId: 'chief', review };
const acting = { capacity: 'plt', decree: 'SK-1/2026', for: null } as const;
const segments = [
  { ...segment, plan },
  { ...segment, appraiserId: null, acting, review: null },
];

/** What differs between the stages of a case. */
const stages: ((subject: Case) => Case)[] = [
  (c) => ({ ...c, stage: 'unplanned', plan: null }),
  (c) => ({ ...c, stage: 'unplanned', plan: { seq: 1, version: 1, status: 'returned', at, reason: 'Lengkapi.' } }),
  (c) => ({ ...c, stage: 'planned', plan, marks: [mark] }),
  (c) => ({ ...c, stage: 'reviewed', plan: null, review }),
  (c) => ({ ...c, stage: 'reviewed', plan: null, review, segments, joinedLate: true }),
  (c) => ({ ...c, stage: 'scored', plan, review: null, result: scored }),
  (c) => ({ ...c, stage: 'unassessed', plan: null, reopened: { number: 1, review, parts: [review, null] } }),
  (c) => ({ ...c, stage: 'decided', plan, review, result: scored, decision, acknowledgedAt: at, objection }),
];

describe('the contract of the answers', () => {
  it('holds a cycle with everything that can happen to it, and loses nothing of it', async () => {
    const world = await createWorld();
    await createExtendDeadline(world.deps)(world.command('admin', { version: 1 }), {
      cycleId,
      phase: 'planning',
      deadline: '2026-02-05',
      reason: 'Banjir.',
    });
    const word = { cycleId, about: 'extension', number: 1, decision: 'approve', reason: 'Terbukti.' } as const;
    await createSecondWord(world.deps)(world.command('secretary'), word);
    await createResumeCycle(world.deps)(world.command('admin'), { cycleId, reason: 'Mended.' });
    world.clock.set('2026-02-06T00:00:00.000Z');
    const closure = await createCloseByHand(world.deps)(world.command('admin'), { cycleId, phase: 'planning' });
    expect(closureResponse.parse(closure)).toEqual(closure);
    const failure = { phase: 'planning', error: 'TypeError', at } as const;
    await world.put(keys.cycle(agencyId, cycleId), {
      ...(await world.cycle()),
      failure,
      publishedAt: at,
      closedAt: at,
    });
    const view = await createGetCycle(world.deps)(world.actor('ani'), { cycleId });
    expect(view).toMatchObject({
      extensions: [{ reason: 'Banjir.', approval: { by: 'secretary' } }],
      resumptions: [{ run: 2 }],
      failure,
    });
    expect(oneCycleResponse.parse(view)).toEqual(view);
    const list = await createListCycles(world.deps)(world.actor('ani'));
    expect(cycleListResponse.parse(list)).toEqual(list);
  });

  it.each(stages.map((stage, i) => [i, stage] as const))('holds a case at each stage (%i)', async (_, stage) => {
    const world = await createWorld();
    const { key, data } = await world.case('ani');
    await world.put<Case>({ pk: key.pk, sk: key.sk }, stage(data));
    const input = { cycleId, shard: null, cursor: null, limit: 200 };
    const first = await createListCases(world.deps)(world.actor('admin'), input);
    const second = await createListCases(world.deps)(world.actor('admin'), { ...input, cursor: first.next });
    const pages = [first, second];
    expect(pages.flatMap((p) => p.items).some((c) => c.employeeId === 'ani')).toBe(true);
    for (const page of pages) expect(caseListResponse.parse(page)).toEqual(page);
  });

  it('holds a manifest', async () => {
    const world = await createWorld();
    await world.put(keys.manifest(agencyId, cycleId, 'scoring', 0), {
      schemaVersion: 1,
      step: 'scoring',
      shard: 0,
      cases: 3,
      endStates: { complete: 2, carried: 0, provisional: 1, escalated: 0, exempt: 0 },
      rules: { 'nothing-missing': 2, 'provisional-from-evidence': 1 },
      services: {
        DINKES: {
          counts: { 'sangat-baik': 0, baik: 3, 'butuh-perbaikan': 0, kurang: 0, 'sangat-kurang': 0 },
          unassessed: 0,
        },
      },
      root: 'cm9vdA',
    });
    const page = await createListManifests(world.deps)(world.actor('auditor'), {
      cycleId,
      step: 'scoring',
      cursor: null,
      limit: 10,
    });
    expect(page.items).toHaveLength(1);
    expect(manifestListResponse.parse(page)).toEqual(page);
  });
});
