import { describe, expect, it } from 'vitest';
import { type ReadKind, readKinds } from '../../../functions/domain/access/access-entry.ts';
import type { ReassignedBody } from '../../../functions/domain/segments/reassigned-body.ts';
import type { Write } from '../../../functions/ports/store.ts';
import { createMemoryStore } from '../../../functions/store/memory-store.ts';
import { createListAccesses } from '../../../functions/usecases/accesses/list-accesses.ts';
import { createRecordAccess } from '../../../functions/usecases/accesses/record-access.ts';
import { employeeKey, findEmployee } from '../../../functions/usecases/support/load.ts';
import { createRandom } from '../../../infra/local/example/random.ts';
import { createEdge } from '../../bench/edge.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

const team = { method: 'GET', template: '/v1/me/team' } as const;
const teamMonth = { method: 'GET', template: '/v1/me/team/activities' } as const;
const person = '/v1/cycles/{cycleId}/employees/{employeeId}';
const caseOf = { method: 'GET', template: `${person}/case` } as const;
const journalOf = { method: 'GET', template: `${person}/activities` } as const;
const agency = agencyId;
const chiefsPeople = ['ani', 'budi', 'citra'];

const counting = async () => {
  const inner = createMemoryStore();
  const writes: Write[] = [];
  const store: typeof inner = {
    ...inner,
    commit: async (some) => {
      await inner.commit(some);
      writes.push(...some);
    },
  };
  const world = await createWorld({ store });
  writes.length = 0;
  return { world, writes };
};
/** What a person learns: who, on which day, what kind, on an own page or on a list. */
const learnt = async (world: World, employeeId: string): Promise<string[]> => {
  const { items } = await createListAccesses(world.deps)(world.actor(employeeId), employeeId, { from: null, to: null });
  return items.flatMap(({ date, readerId, about, seen }) =>
    seen.map(({ kind }) => `${date} ${readerId} ${kind} ${about}`),
  );
};
const today = '2026-01-20';

describe('a look at a team', () => {
  it('is one write for all, and each of the people on it learns of it', async () => {
    const { world, writes } = await counting();
    await createEdge(world.deps).send('chief', team, { agency, query: { cycleId } });
    expect(writes).toHaveLength(1);
    for (const id of chiefsPeople)
      expect(await learnt(world, id)).toEqual([`${today} chief record team`, `${today} chief rating team`]);
    for (const id of ['dewi', 'chief', 'health-head']) expect(await learnt(world, id)).toEqual([]);
  });

  it('stands for the pages of the same people with the same kind on the same day, and for nothing else', async () => {
    const { world, writes } = await counting();
    const places = { cycleId, employeeId: 'ani' };
    // Every request through an instance that remembers nothing of the ones before.
    const send = (...rest: Parameters<ReturnType<typeof createEdge>['send']>) => createEdge(world.deps).send(...rest);
    await send('chief', team, { agency, query: { cycleId } });
    await send('chief', caseOf, { agency, places });
    expect(writes).toHaveLength(1);
    await send('chief', journalOf, { agency, places });
    expect(await learnt(world, 'ani')).toContain(`${today} chief work person`);
    await send('health-head', caseOf, { agency, places });
    expect(await learnt(world, 'ani')).toContain(`${today} health-head record person`);
    expect(writes).toHaveLength(3);
    world.clock.advance(86_400);
    await send('chief', caseOf, { agency, places });
    expect(await learnt(world, 'ani')).toContain('2026-01-21 chief record person');
  });

  it('names those whose month was shown, page by page', async () => {
    const { world } = await counting();
    const query = { cycleId, month: '2026-01', limit: '2' };
    await createEdge(world.deps).send('chief', teamMonth, { agency, query });
    const line = `${today} chief work team-work`;
    expect(await Promise.all(chiefsPeople.map((id) => learnt(world, id)))).toEqual([[line], [line], []]);
    await createEdge(world.deps).send('chief', teamMonth, { agency, query: { ...query, cursor: 'budi' } });
    expect(await learnt(world, 'citra')).toEqual([line]);
  });

  it('is found by somebody who has another appraiser since', async () => {
    const { world } = await counting();
    await createEdge(world.deps).send('chief', team, { agency, query: { cycleId } });
    const { data } = await world.case('ani');
    const { unitCode, serviceCode, appraiserId, superiorId, postFamily, headsUnit } = data;
    const position = { unitCode, serviceCode, appraiserId, superiorId, postFamily, headsUnit };
    const body: ReassignedBody = {
      ...{ reason: 'Salah catat sejak awal tahun.', preview: 'digest', droppedReviews: [] },
      from: { position, segments: [] },
      to: { position: { ...position, appraiserId: 'school-head' }, segments: [] },
    };
    // The directory keeps no trace: the stretch was corrected, not ended.
    const found = await findEmployee(world.deps, agencyId, 'ani');
    const assignments = (found?.data.assignments ?? []).map((one) => ({ ...one, appraiserId: 'school-head' }));
    if (found !== null) await world.put(employeeKey(agencyId, 'ani'), { ...found.data, assignments });
    await world.act('ani', (subject) => ({ ...subject, appraiserId: 'school-head' }), 'case-reassigned', body);
    expect(await learnt(world, 'ani')).toContain(`${today} chief record team`);
  });
});

describe('the log', () => {
  it('has every reader, person, kind and day, whatever was read before and whenever an instance began anew', async () => {
    const { world } = await counting();
    const random = createRandom('complete-log');
    const readers = ['chief', 'health-head', 'auditor'];
    const expected = new Map<string, Set<string>>(chiefsPeople.map((id) => [id, new Set()]));
    let record = createRecordAccess(world.deps);
    for (let step = 0; step < 300; step++) {
      if (random.chance(0.2)) record = createRecordAccess(world.deps);
      if (random.chance(0.05)) world.clock.advance(86_400);
      const date = world.clock.now().slice(0, 10);
      const reader = random.pick(readers);
      const kind: ReadKind = random.pick(readKinds);
      const actor = world.actor(reader);
      if (reader === 'chief' && random.chance(0.2)) {
        const people = chiefsPeople.filter(() => random.chance(0.6));
        await record(actor, { about: 'list', scope: 'team', id: reader, kinds: [kind], people });
        for (const id of people) expected.get(id)?.add(`${date} ${reader} ${kind}`);
      } else {
        const employeeId = random.pick(chiefsPeople);
        await record(actor, { about: 'person', employeeId, kind });
        expected.get(employeeId)?.add(`${date} ${reader} ${kind}`);
      }
    }
    for (const [id, looks] of expected) {
      const found = new Set((await learnt(world, id)).map((line) => line.split(' ').slice(0, 3).join(' ')));
      expect(looks.size).toBeGreaterThan(20);
      expect([...looks].filter((one) => !found.has(one))).toEqual([]);
    }
  });
});
