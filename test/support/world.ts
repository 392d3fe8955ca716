import type { Agency } from '../../functions/domain/agency.ts';
import { genesis } from '../../functions/domain/audit/chain.ts';
import type { ActKind } from '../../functions/domain/case/act.ts';
import type { Case } from '../../functions/domain/case/case.ts';
import type { Cycle } from '../../functions/domain/cycle/cycle.ts';
import { isHumanPhase, type Phase } from '../../functions/domain/cycle/phase.ts';
import type { Employee } from '../../functions/domain/directory/employee.ts';
import type { Plan } from '../../functions/domain/planning/plan.ts';
import { postsHeld } from '../../functions/domain/posts/holdings.ts';
import { defaultRuleSet } from '../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../functions/domain/rules/rule-set.ts';
import type { Rating } from '../../functions/domain/scoring/predicate.ts';
import type { Instant } from '../../functions/domain/time/instant.ts';
import { addSeconds } from '../../functions/domain/time/zone.ts';
import type { Key, Store, Stored } from '../../functions/ports/store.ts';
import { keys } from '../../functions/store/keys.ts';
import { createMemoryStore } from '../../functions/store/memory-store.ts';
import { actAsMachine } from '../../functions/usecases/support/act-on-case.ts';
import type { Actor, Command, Deps } from '../../functions/usecases/support/deps.ts';
import { caseKey, employeeKey, loadCase } from '../../functions/usecases/support/load.ts';
import { examplePlan } from './example-plan.ts';
import {
  type FakeArchive,
  type FakeEvents,
  type FakeFiles,
  type FakeReminders,
  type FakeWorkflow,
  fakeArchive,
  fakeEvents,
  fakeFiles,
  fakeReminders,
  fakeWorkflow,
  type TestClock,
  testClock,
  testDigest,
  testIds,
  testSignature,
  testSigner,
} from './fakes.ts';
import { people, units } from './people.ts';

export const agencyId = 'kota';
export const cycleId = 'tw1-2026';

const agency: Agency = {
  schemaVersion: 1,
  id: agencyId,
  name: 'Kota Contoh',
  zone: 'Asia/Jakarta',
  ruleSetVersion: defaultRuleSet.version,
};

/** First quarter of 2026 in Jakarta; every deadline is a midnight there, which is 17:00 UTC of the day that ends. */
export const exampleCycle: Cycle = {
  schemaVersion: 1,
  id: cycleId,
  title: 'Triwulan I 2026',
  kind: 'quarterly',
  period: { from: '2026-01-01', to: '2026-03-31' },
  zone: 'Asia/Jakarta',
  ruleSetVersion: defaultRuleSet.version,
  phase: 'planning',
  status: 'open',
  run: 1,
  shardCount: 2,
  deadlines: {
    planning: '2026-01-31T17:00:00.000Z',
    execution: '2026-04-05T17:00:00.000Z',
    'supervisor-review': '2026-04-12T17:00:00.000Z',
    'organisation-predicate': '2026-04-15T17:00:00.000Z',
    'committee-forum': '2026-04-20T17:00:00.000Z',
    'final-decision': '2026-04-24T17:00:00.000Z',
    'objection-window': '2026-05-18T17:00:00.000Z',
    'follow-up': '2026-06-12T17:00:00.000Z',
  },
  committee: { chairId: 'member-1', memberIds: ['member-1', 'member-2', 'member-3'] },
  authorisedOfficialId: 'secretary',
  extensions: [],
  closures: {},
  publishedAt: null,
  closedAt: null,
  failure: null,
  openedBy: 'admin',
  openedAt: '2026-01-02T01:00:00.000Z',
  requestKey: 'open-tw1-2026',
  requestDigest: 'digest-of-open',
};

const serviceOf = (unitCode: string): string => unitCode.split('.')[0] ?? unitCode;

/** The case that preparation would open for this person. */
export const newCase = (employee: Employee, appraisers: Map<string, string | null>): Case => {
  const assignment = employee.assignments[0];
  if (assignment === undefined) throw new Error('a person in the world needs an assignment');
  const { appraiserId } = assignment;
  return {
    schemaVersion: 1,
    cycleId,
    employeeId: employee.id,
    unitCode: assignment.unitCode,
    serviceCode: serviceOf(assignment.unitCode),
    appraiserId,
    superiorId: appraiserId === null ? null : (appraisers.get(appraiserId) ?? null),
    postFamily: assignment.postFamily,
    headsUnit: assignment.headsUnit,
    chain: { seq: 0, head: genesis(cycleId, employee.id, testDigest) },
    marks: [],
    stage: 'unplanned',
    plan: null,
  };
};

export type World = {
  deps: Deps;
  clock: TestClock;
  workflow: FakeWorkflow;
  files: FakeFiles;
  archive: FakeArchive;
  events: FakeEvents;
  reminders: FakeReminders;
  rules: RuleSet;
  actor(personId: string): Actor;
  /** A request; `key` and `digest` differ from call to call unless given. */
  command(personId: string, request?: { version?: number; key?: string | null; digest?: string }): Command;
  /** Stores a document whatever stood there. */
  put<T extends object>(key: Key<T>, data: T): Promise<void>;
  read<T>(key: Key<T>): Promise<T | null>;
  cycle(): Promise<Cycle>;
  /** Moves the cycle to a phase and the clock to one hour before that phase's deadline. */
  enterPhase(phase: Phase, over?: Partial<Cycle>): Promise<Cycle>;
  case(employeeId: string): Promise<Stored<Case>>;
  /** One act of the machine on a case: chain, record and version as in production. */
  act(employeeId: string, next: (before: Case) => Case, act: ActKind, body: object): Promise<Stored<Case>>;
  /** Plan submitted and set; the act's number is 1 or more, as the case's chain says. */
  planned(employeeId: string, plan?: Plan): Promise<Stored<Case>>;
  /** Planned and reviewed. */
  reviewed(employeeId: string, workResult?: Rating, behaviour?: Rating): Promise<Stored<Case>>;
};

/** The rules of an agency in which one person gives a later end alone. */
export const withoutSecondPerson: RuleSet = {
  ...defaultRuleSet,
  closing: { ...defaultRuleSet.closing, extensions: { approval: 'none' } },
};

/** A city in the planning phase of its first cycle: directory, rules, cycle and everybody's open case. */
export const createWorld = async (options: { store?: Store; now?: Instant; rules?: RuleSet } = {}): Promise<World> => {
  const store = options.store ?? createMemoryStore();
  const rules = options.rules ?? defaultRuleSet;
  const clock = testClock(options.now ?? '2026-01-20T02:00:00.000Z');
  const workflow = fakeWorkflow();
  const files = fakeFiles();
  const archive = fakeArchive();
  const events = fakeEvents();
  const reminders = fakeReminders();
  const deps: Deps = {
    store,
    workflow,
    clock,
    ids: testIds(),
    digest: testDigest,
    files,
    events,
    archive,
    signer: testSigner,
    signature: testSignature(),
    reminders,
  };
  let requests = 0;

  const put: World['put'] = async (key, data) => {
    const found = await store.get(key);
    await store.commit([
      found ? { kind: 'replace', key, version: found.version, data } : { kind: 'insert', key, data },
    ]);
  };
  const cycleKey = keys.cycle(agencyId, cycleId);
  const cycle = async (): Promise<Cycle> => (await store.get(cycleKey))?.data ?? exampleCycle;
  const caseOf = async (employeeId: string) => loadCase(deps, agencyId, await cycle(), employeeId);

  const act: World['act'] = async (employeeId, next, kind, body) => {
    const stored = await caseOf(employeeId);
    const change = { next: next(stored.data), act: kind, body, at: clock.now() };
    await actAsMachine(deps, agencyId, await cycle(), stored, change);
    return caseOf(employeeId);
  };
  const planned: World['planned'] = async (employeeId, plan = examplePlan) => {
    const { data } = await caseOf(employeeId);
    const ref = { seq: data.chain.seq + 1, version: 1 };
    const at = clock.now();
    await act(
      employeeId,
      (c) => ({ ...c, stage: 'unplanned', plan: { ...ref, status: 'submitted', at, reason: null } }),
      'plan-submitted',
      { plan },
    );
    return act(employeeId, (c) => ({ ...c, stage: 'planned', plan: { ...ref, basis: 'set' } }), 'plan-set', {
      planSeq: ref.seq,
    });
  };

  await store.commit([
    { kind: 'insert', key: keys.agencyEntry(agencyId), data: { schemaVersion: 1, agencyId } },
    { kind: 'insert', key: keys.agency(agencyId), data: { ...agency, ruleSetVersion: rules.version } },
    { kind: 'insert', key: keys.ruleSet(agencyId, rules.version), data: rules },
    { kind: 'insert', key: cycleKey, data: { ...exampleCycle, ruleSetVersion: rules.version } },
    { kind: 'insert', key: keys.feedbackSecret(agencyId, cycleId), data: { schemaVersion: 1, secret: 'cycle-secret' } },
  ]);
  for (const unit of units) await put(keys.unit(agencyId, unit.code), unit);
  const appraisers = new Map(people.map((p) => [p.id, p.assignments[0]?.appraiserId ?? null]));
  for (const person of people) {
    await put(employeeKey(agencyId, person.id), person);
    for (const post of postsHeld(person))
      await put(keys.postHolder(agencyId, post, person.id), { schemaVersion: 1, employeeId: person.id });
    await put(keys.nip(agencyId, person.nip), { schemaVersion: 1, employeeId: person.id });
    const appraiserId = appraisers.get(person.id) ?? null;
    if (appraiserId !== null)
      await put(keys.teamMember(agencyId, appraiserId, person.id), { schemaVersion: 1, employeeId: person.id });
    if (person.kind !== 'official') await put(caseKey(agencyId, exampleCycle, person.id), newCase(person, appraisers));
  }

  return {
    deps,
    clock,
    workflow,
    files,
    archive,
    events,
    reminders,
    rules,
    put,
    cycle,
    act,
    planned,
    case: caseOf,
    actor: (personId) => ({ agencyId, personId, roles: people.find((p) => p.id === personId)?.roles ?? [] }),
    command: (personId, request = {}) => {
      requests += 1;
      return {
        actor: { agencyId, personId, roles: people.find((p) => p.id === personId)?.roles ?? [] },
        requestKey: request.key === undefined ? `request-${requests}` : request.key,
        requestDigest: request.digest ?? `digest-${requests}`,
        expectedVersion: request.version ?? null,
      };
    },
    read: async (key) => (await store.get(key))?.data ?? null,
    enterPhase: async (phase, over = {}) => {
      const next: Cycle = { ...(await cycle()), phase, status: isHumanPhase(phase) ? 'open' : 'running', ...over };
      await put(cycleKey, next);
      if (isHumanPhase(phase)) clock.set(addSeconds(next.deadlines[phase], -3600));
      return next;
    },
    reviewed: async (employeeId, workResult = 'meets', behaviour = 'meets') => {
      const before = await planned(employeeId);
      const review = { seq: before.data.chain.seq + 1, workResult, behaviour };
      return act(
        employeeId,
        (c) => (c.stage === 'planned' ? { ...c, stage: 'reviewed', review } : c),
        'review-submitted',
        {
          workResult,
          behaviour,
          reason: null,
          strengths: 'Teliti',
          improvements: 'Lebih cepat',
          suggestion: { score: '100.00', rating: 'meets' },
        },
      );
    },
  };
};
