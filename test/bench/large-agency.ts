import type { CaseAt } from '../../functions/domain/case/case.ts';
import { shardCountFor } from '../../functions/domain/cycle/sharding.ts';
import type { Employee } from '../../functions/domain/directory/employee.ts';
import { defaultRuleSet } from '../../functions/domain/rules/default-rule-set.ts';
import type { predicates } from '../../functions/domain/scoring/predicate.ts';
import type { Insert, Key, Store } from '../../functions/ports/store.ts';
import { systemIds } from '../../functions/runtime/ids.ts';
import { keys } from '../../functions/store/keys.ts';
import { createMemoryStore } from '../../functions/store/memory-store.ts';
import { caseKey, employeeKey } from '../../functions/usecases/support/load.ts';
import { createRollUpCycle } from '../../functions/usecases/units/roll-up-cycle.ts';
import { testClock } from '../support/fakes.ts';
import { keyIndicator, measured, sheetOf } from '../support/key-indicators.ts';
import { exampleCycle } from '../support/world.ts';

export const largeAgencyId = 'kota-besar';
const teamSize = 20;
const shapes = [
  'sangat-baik',
  'baik',
  'baik',
  'baik',
  'butuh-perbaikan',
] as const satisfies readonly (typeof predicates)[number][];

const insert = <T extends object>(key: Key<T>, data: T): Insert => ({ kind: 'insert', key, data });

const personOf = (id: string, unitCode: string, appraiserId: string | null): Employee => ({
  schemaVersion: 1,
  id,
  name: 'Siti Nurhaliza Rahmawati, S.K.M., M.Kes.',
  kind: 'PNS',
  nip: '198001012005011001',
  formerNips: [],
  roles: [],
  rank: 'III/c',
  assignments: [
    {
      ...{ unitCode, postTitle: 'Penelaah Teknis Kebijakan', postFamily: 'JA', postLevel: 'pelaksana', appraiserId },
      ...{ headsUnit: false, capacity: 'definitive', decree: null, from: '2025-01-02', to: null },
    },
  ],
});

/** Everything that a city of this many employees has when its cycle was scored, rolled up; kept in memory. */
export const scoredAgency = async (
  employees: number,
): Promise<{ store: Store; cycleId: string; mayor: string; chief: string }> => {
  const store = createMemoryStore();
  const mayor = systemIds.next();
  const cycle = {
    ...exampleCycle,
    ...{ authorisedOfficialId: mayor, shardCount: shardCountFor(employees), phase: 'organisation-predicate' as const },
  };
  const base = { schemaVersion: 1, parentCode: null, headId: mayor } as const;
  const agency = { schemaVersion: 1 as const, id: largeAgencyId, name: 'Kota Besar', zone: 'Asia/Jakarta' as const };
  const inserts: Insert[] = [
    insert(keys.agency(largeAgencyId), { ...agency, ruleSetVersion: defaultRuleSet.version }),
    insert(keys.ruleSet(largeAgencyId, defaultRuleSet.version), defaultRuleSet),
    insert(keys.cycle(largeAgencyId, cycle.id), cycle),
    insert(keys.unit(largeAgencyId, 'KOTA'), { ...base, code: 'KOTA', name: 'Kota Besar', kind: 'agency' }),
    insert(employeeKey(largeAgencyId, mayor), { ...personOf(mayor, 'KOTA', null), roles: ['authorised-official'] }),
  ];
  let chief = '';
  for (let n = 0; n < employees; n++) {
    const unit = `UNIT-${Math.floor(n / teamSize)}`;
    const id = systemIds.next();
    if (n % teamSize === 0) {
      chief = id;
      const place = {
        ...base,
        parentCode: 'KOTA',
        headId: id,
        code: unit,
        name: `Unit ${n}`,
        kind: 'service' as const,
      };
      inserts.push(
        insert(keys.unit(largeAgencyId, unit), place),
        insert(keys.keyIndicators(largeAgencyId, cycle.id, unit), sheetOf(unit, keyIndicator('iku'))),
        insert(
          keys.keyIndicatorRealisation(largeAgencyId, cycle.id, unit),
          measured(unit, { iku: String(80 + (n % 30)) }),
        ),
      );
    }
    const predicate = shapes[n % shapes.length] ?? 'baik';
    const rated = { workResult: 'meets', behaviour: 'meets', predicate, basis: 'reviewed' } as const;
    const subject: CaseAt<'scored'> = {
      ...{ schemaVersion: 1, cycleId: cycle.id, employeeId: id, unitCode: unit, serviceCode: unit },
      ...{ appraiserId: chief === id ? mayor : chief, superiorId: mayor, postFamily: 'JA', headsUnit: chief === id },
      ...{
        chain: { seq: 5, head: 'h'.repeat(43) },
        marks: [],
        stage: 'scored',
        plan: { seq: 2, version: 1, basis: 'set' },
      },
      review: { seq: 4, workResult: 'meets', behaviour: 'meets' },
      result: { ...rated, seq: 5, version: 1, score: `${90 + (n % 20)}.37` },
    };
    inserts.push(insert(caseKey(largeAgencyId, cycle, id), subject));
    inserts.push(insert(employeeKey(largeAgencyId, id), personOf(id, unit, subject.appraiserId)));
  }
  await store.insertEach(inserts);
  const deps = { store, clock: testClock('2026-04-14T02:00:00.000Z') };
  await createRollUpCycle(deps)({ agencyId: largeAgencyId, cycleId: cycle.id, phase: 'scoring' });
  return { store, cycleId: cycle.id, mayor, chief };
};

/** What one superior and one mayor of that city read, put on the engine so that the wire counts it. */
export const copyWhatIsRead = async (from: Awaited<ReturnType<typeof scoredAgency>>, to: Store): Promise<void> => {
  const { store, cycleId, mayor, chief } = from;
  const named: Key<object>[] = [
    keys.agency(largeAgencyId),
    keys.ruleSet(largeAgencyId, defaultRuleSet.version),
    keys.cycle(largeAgencyId, cycleId),
    keys.agencyScore(largeAgencyId, cycleId, 'latest'),
    employeeKey(largeAgencyId, mayor),
    employeeKey(largeAgencyId, chief),
  ];
  const found = (await store.getMany(named)).flatMap((item) => item ?? []);
  const board = await store.query<object>(keys.board(largeAgencyId, cycleId, chief, '1'), { limit: 1000, after: null });
  await to.insertEach([...found, ...board.items].map(({ key, data }) => ({ kind: 'insert' as const, key, data })));
};
