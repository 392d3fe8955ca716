import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../functions/domain/audit/verify-chain.ts';
import type { ActRecord } from '../../../functions/domain/case/act.ts';
import type { ScoredBody } from '../../../functions/domain/case/result-bodies.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createMemoryStore } from '../../../functions/store/memory-store.ts';
import { createExportAudit } from '../../../functions/usecases/audit/export-audit.ts';
import { createGetAudit } from '../../../functions/usecases/audit/get-audit.ts';
import { testDigest } from '../../support/fakes.ts';
import { refusalOf } from '../../support/refusals.ts';
import { evaluated, forumWorld, publishedWorld } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const see = async (world: World, personId: string, employeeId = 'ani') =>
  (await createGetAudit(world.deps)(world.actor(personId), { cycleId, employeeId })).view;
const page = (world: World, personId: string, shard: number, cursor: string | null = null, limit = 3) =>
  createExportAudit(world.deps)(world.actor(personId), { cycleId, shard, limit, cursor });

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

describe('the audit export', () => {
  it('gives every chain of a shard by the page, complete enough to verify offline', async () => {
    const world = await publishedWorld();
    const seen: string[] = [];
    for (const shard of [0, 1]) {
      let cursor: string | null = null;
      do {
        const got: Awaited<ReturnType<typeof page>> = await page(world, 'auditor', shard, cursor);
        expect(got.heads.length).toBeLessThanOrEqual(3);
        for (const { employeeId, seq, head } of got.heads) {
          const records = got.lines
            .filter((line) => line.employeeId === employeeId)
            .map(({ envelope, body }): ActRecord => ({ schemaVersion: 1, envelope, body }));
          const chain = { cycleId, employeeId, records, head: { seq, head } };
          expect(verifyChain(chain, testDigest)).toEqual({ ok: true });
          seen.push(employeeId);
        }
        cursor = got.next;
      } while (cursor !== null);
    }
    expect(seen.sort()).toEqual([...evaluated].sort());
  });

  it('is for auditors and administrators, and only of shards that exist', async () => {
    const world = await publishedWorld();
    expect((await page(world, 'admin', 0)).lines.length).toBeGreaterThan(0);
    for (const other of ['secretary', 'member-1', 'ani'])
      expect((await refusalOf(page(world, other, 0))).code).toBe('forbidden');
    expect((await refusalOf(page(world, 'auditor', 2))).code).toBe('not-found');
  });
});
