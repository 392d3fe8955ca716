import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../functions/store/memory-store.ts';
import { createKnownPersons, knownForMs } from '../../../functions/usecases/directory/known-persons.ts';
import { type TestClock, testClock } from '../../support/fakes.ts';
import { refusalOf } from '../../support/refusals.ts';

const start = '2026-02-01T02:00:00.000Z';
const later = (ms: number): string => new Date(Date.parse(start) + ms).toISOString();

type Roles = { roles: string[] };
const person = { roles: ['administrator'] };

let reads: string[];
let absent: boolean;
let clock: TestClock;
let known: ReturnType<typeof createKnownPersons>;

const storeOf = () => {
  const inner = createMemoryStore();
  const get = async (key: { sk: string }): Promise<{ data: Roles; version: number } | null> => {
    reads.push(key.sk);
    return absent ? null : { data: person, version: 1 };
  };
  return Object.assign(inner, { get });
};

beforeEach(() => {
  reads = [];
  absent = false;
  clock = testClock(start);
  known = createKnownPersons({ store: storeOf(), clock });
});

const look = (personId = 'admin', agencyId = 'kota') => known.identify(agencyId, personId, 'look');

describe('who is known', () => {
  it('is read once for all looks of thirty seconds', async () => {
    expect(await look()).toEqual({ agencyId: 'kota', personId: 'admin', roles: ['administrator'] });
    clock.set(later(knownForMs - 1));
    expect(await look()).toEqual({ agencyId: 'kota', personId: 'admin', roles: ['administrator'] });
    expect(reads).toHaveLength(1);
    clock.set(later(knownForMs));
    await look();
    expect(reads).toHaveLength(2);
  });

  it('is asked again where the clock went back, and at the very same moment not', async () => {
    await look();
    await look();
    expect(reads).toHaveLength(1);
    clock.set(later(-1));
    await look();
    expect(reads).toHaveLength(2);
  });

  it('is read for every act, and the look after it may use that', async () => {
    await known.identify('kota', 'admin', 'act');
    await known.identify('kota', 'admin', 'act');
    expect(reads).toHaveLength(2);
    await look();
    expect(reads).toHaveLength(2);
  });

  it('is kept for each person of each agency', async () => {
    await look();
    await look('admin', 'prov');
    await look('sari');
    expect(reads).toHaveLength(3);
    expect((await look('sari')).personId).toBe('sari');
    expect((await look('admin', 'prov')).agencyId).toBe('prov');
    expect(reads).toHaveLength(3);
  });

  it('is forgotten when something was changed', async () => {
    await look();
    known.forget();
    await look();
    expect(reads).toHaveLength(2);
  });

  it('is nobody any more once the directory has nobody, whatever was known', async () => {
    await look();
    absent = true;
    const refused = {
      code: 'unauthenticated',
      detail: 'The directory of the agency has no such person.',
    };
    expect(await refusalOf(known.identify('kota', 'admin', 'act'))).toEqual(refused);
    expect(await refusalOf(look())).toEqual(refused);
  });

  it('is kept of two thousand people at most', async () => {
    for (let n = 0; n < 2_000; n++) await look(`p${n}`);
    await look('p0');
    expect(reads).toHaveLength(2_000);
    await look('p2000');
    await look('p0');
    await look('p2000');
    expect(reads).toHaveLength(2_002);
  });
});
