import pLimit from 'p-limit';
import type { Case } from '../../functions/domain/case/case.ts';
import type { Cycle } from '../../functions/domain/cycle/cycle.ts';
import { isHumanPhase, type Phase } from '../../functions/domain/cycle/phase.ts';
import { shardCountFor } from '../../functions/domain/cycle/sharding.ts';
import type { Employee } from '../../functions/domain/directory/employee.ts';
import { defaultRuleSet } from '../../functions/domain/rules/default-rule-set.ts';
import { addSeconds } from '../../functions/domain/time/zone.ts';
import type { Key, Store, Stored } from '../../functions/ports/store.ts';
import { nodeDigest } from '../../functions/runtime/digest.ts';
import { systemIds } from '../../functions/runtime/ids.ts';
import { keys } from '../../functions/store/keys.ts';
import { createPrepareCases } from '../../functions/usecases/machine/prepare-cases.ts';
import type { Command, Deps } from '../../functions/usecases/support/deps.ts';
import { employeeKey, loadCase } from '../../functions/usecases/support/load.ts';
import {
  fakeArchive,
  fakeEvents,
  fakeFiles,
  fakeReminders,
  fakeWorkflow,
  type TestClock,
  testClock,
  testSignature,
  testSigner,
} from '../support/fakes.ts';
import { exampleCycle } from '../support/world.ts';

export const agencyId = 'kota-contoh';
const service = 'DINKES';

/** A service with real ids (items are billed by the byte): the mayor signs, a head over a chief over the staff. */
export type City = {
  deps: Deps & { clock: TestClock };
  service: string;
  mayor: string;
  head: string;
  chief: string;
  staff: string[];
  /** A request of a person, under a key of its own. */
  command(personId: string, version?: number | null): Command;
  put<T extends object>(key: Key<T>, data: T): Promise<void>;
  /** Opens everybody's case in a new cycle. */
  open(id: string, kind: Cycle['kind'], over?: Partial<Cycle>): Promise<void>;
  /** Moves the cycle on, to one hour before the phase's deadline. */
  enter(cycleId: string, phase: Phase): Promise<void>;
  case(cycleId: string, employeeId: string): Promise<Stored<Case>>;
};

const person = (id: string, index: number, appraiserId: string | null, headsUnit: boolean): Employee => ({
  schemaVersion: 1,
  id,
  name: 'Siti Nurhaliza Rahmawati, S.K.M., M.Kes.',
  kind: appraiserId === null ? 'official' : 'PNS',
  nip: appraiserId === null ? 'PEJABAT-WALIKOTA' : `19800101200501${String(1000 + index).padStart(4, '0')}`,
  formerNips: [],
  roles: appraiserId === null ? ['authorised-official'] : [],
  rank: appraiserId === null ? null : 'III/c',
  assignments: [
    {
      unitCode: headsUnit ? service : `${service}.KESMAS`,
      postTitle: 'Penelaah Teknis Kebijakan',
      postFamily: appraiserId === null ? 'official' : 'JA',
      postLevel: 'pelaksana',
      appraiserId,
      headsUnit,
      capacity: 'definitive',
      decree: null,
      from: '2025-01-02',
      to: null,
    },
  ],
});

export const createCity = async (store: Store, size: number): Promise<City> => {
  const clock = testClock('2026-01-05T02:00:00.000Z');
  const workflow = fakeWorkflow();
  const [files, events] = [fakeFiles(), fakeEvents()];
  const deps = {
    store,
    clock,
    workflow,
    ids: systemIds,
    digest: nodeDigest,
    files,
    events,
    archive: fakeArchive(),
    signer: testSigner,
    signature: testSignature(),
    reminders: fakeReminders(),
  };
  const [mayor, head, chief] = [deps.ids.next(), deps.ids.next(), deps.ids.next()];
  const staff = Array.from({ length: size }, () => deps.ids.next());

  const put: City['put'] = async (key, data) => {
    const found = await store.get(key);
    await store.commit([
      found ? { kind: 'replace', key, version: found.version, data } : { kind: 'insert', key, data },
    ]);
  };
  const unit = { schemaVersion: 1, parentCode: null, headId: mayor } as const;
  await put(keys.agency(agencyId), {
    schemaVersion: 1,
    id: agencyId,
    name: 'Pemerintah Kota Contoh',
    zone: 'Asia/Jakarta',
    ruleSetVersion: defaultRuleSet.version,
  });
  await put(keys.ruleSet(agencyId, defaultRuleSet.version), defaultRuleSet);
  await put(keys.unit(agencyId, 'KOTA'), { ...unit, code: 'KOTA', name: 'Kota Contoh', kind: 'agency' });
  for (const [code, kind, parentCode, headId] of [
    [service, 'service', 'KOTA', head],
    [`${service}.KESMAS`, 'unit', service, chief],
  ] as const)
    await put(keys.unit(agencyId, code), { ...unit, code, name: 'Dinas Kesehatan', kind, parentCode, headId });
  const everybody = [
    person(mayor, 0, null, true),
    person(head, 1, mayor, true),
    person(chief, 2, head, false),
    ...staff.map((id, index) => person(id, index + 3, chief, false)),
  ];
  await pLimit(16).map(everybody, (one) =>
    store.commit([{ kind: 'insert', key: employeeKey(agencyId, one.id), data: one }]),
  );

  const loadCycle = async (cycleId: string): Promise<Stored<Cycle>> => {
    const stored = await store.get(keys.cycle(agencyId, cycleId));
    if (stored === null) throw new Error(`no cycle ${cycleId}`);
    return stored;
  };
  return {
    deps,
    service,
    mayor,
    head,
    chief,
    staff,
    put,
    command: (personId, version = null) => ({
      actor: { agencyId, personId, roles: personId === mayor ? ['authorised-official'] : [] },
      requestKey: deps.ids.next(),
      requestDigest: deps.digest.sha256(deps.ids.next()),
      expectedVersion: version,
    }),
    open: async (id, kind, over = {}) => {
      const secret = { schemaVersion: 1, secret: deps.ids.secret() } as const;
      await put(keys.feedbackSecret(agencyId, id), secret);
      const officials = { committee: { chairId: head, memberIds: [head, chief] }, authorisedOfficialId: mayor };
      const shardCount = shardCountFor(everybody.length);
      const cycle: Cycle = {
        ...exampleCycle,
        ...officials,
        ...over,
        id,
        kind,
        shardCount,
        phase: 'preparation',
        status: 'running',
      };
      await put(keys.cycle(agencyId, id), cycle);
      await createPrepareCases(deps)({ agencyId, cycleId: id, from: 0, to: 16 });
    },
    enter: async (cycleId, phase) => {
      const { data } = await loadCycle(cycleId);
      const status = isHumanPhase(phase) ? 'open' : 'running';
      const publishedAt = phase === 'publication' ? clock.now() : data.publishedAt;
      await put(keys.cycle(agencyId, cycleId), { ...data, phase, status, publishedAt });
      if (isHumanPhase(phase)) clock.set(addSeconds(data.deadlines[phase], -3600));
    },
    case: async (cycleId, employeeId) => loadCase(deps, agencyId, (await loadCycle(cycleId)).data, employeeId),
  };
};
