import { describe, expect, it } from 'vitest';
import type { ScoredBody } from '../../../functions/domain/case/result-bodies.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createMemoryStore } from '../../../functions/store/memory-store.ts';
import { createGetAudit } from '../../../functions/usecases/audit/get-audit.ts';
import { refusalOf } from '../../support/refusals.ts';
import { forumWorld, publishedWorld } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const see = async (world: World, personId: string, employeeId = 'ani') =>
  (await createGetAudit(world.deps)(world.actor(personId), { cycleId, employeeId })).view;

describe('the audit of a case', () => {
  it('shows the whole chain and verifies it', async () => {
    const world = await publishedWorld();
    const audit = await see(world, 'ani');
    expect(audit.verification).toEqual({ ok: true });
    expect(audit.acts.map(({ act }) => act)).toEqual([
      'plan-submitted',
      'plan-set',
      'review-submitted',
      'scored',
      'decided',
    ]);
    expect(audit.head).toEqual({ seq: 5, head: audit.acts.at(-1)?.hash });
    expect(audit.withheld).toBe(0);
    expect(JSON.stringify(audit)).not.toContain('explanation');
  });

  it('names the first broken link where a document was changed', async () => {
    const world = await publishedWorld();
    const { data } = await world.case('ani');
    const seq = data.stage === 'decided' ? data.result.seq : 0;
    const key = keys.act<ScoredBody>(agencyId, cycleId, 'ani', seq);
    const act = await world.read(key);
    if (act === null) throw new Error('no act');
    await world.put(key, { ...act, body: { ...act.body, predicate: 'sangat-baik' } });
    expect((await see(world, 'auditor')).verification).toEqual({ ok: false, seq, problem: 'body-changed' });
  });

  it('withholds from the person what would tell of an unpublished result, and verifies it all the same', async () => {
    const world = await forumWorld();
    const own = await see(world, 'ani');
    expect(own.acts.map(({ act }) => act)).not.toContain('scored');
    expect(own).toMatchObject({ withheld: 1, verification: { ok: true } });
    expect((await see(world, 'chief')).acts.map(({ act }) => act)).toContain('scored');
  });

  it('answers a stranger as for somebody who does not exist', async () => {
    const world = await publishedWorld();
    expect(await refusalOf(see(world, 'dewi'))).toEqual(await refusalOf(see(world, 'dewi', 'nobody')));
  });

  it('reads head and links of one moment while an act is added', async () => {
    const inner = createMemoryStore();
    let meanwhile: (() => Promise<void>) | null = null;
    const store: typeof inner = {
      ...inner,
      query: async (range, at) => {
        const act = meanwhile;
        meanwhile = null;
        await act?.();
        return inner.query(range, at);
      },
    };
    const world = await publishedWorld(store);
    meanwhile = async () => {
      await world.act('ani', (c) => c, 'result-acknowledged', {});
    };
    expect(await see(world, 'auditor')).toMatchObject({ verification: { ok: true }, head: { seq: 6 } });
  });
});
