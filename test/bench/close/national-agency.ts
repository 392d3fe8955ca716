import { createHash } from 'node:crypto';
import type { CaseAt } from '../../../functions/domain/case/case.ts';
import type { EndState } from '../../../functions/domain/closing/manifest.ts';
import type { Cycle } from '../../../functions/domain/cycle/cycle.ts';
import { shardCountFor, shardOf } from '../../../functions/domain/cycle/sharding.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { boardCaseOf } from '../../../functions/domain/units/board.ts';
import type { Key } from '../../../functions/ports/store.ts';
import { keys } from '../../../functions/store/keys.ts';
import { makePlan } from '../../../infra/local/example/make-plan.ts';
import { makeRealisation } from '../../../infra/local/example/make-realisation.ts';
import { createRandom } from '../../../infra/local/example/random.ts';
import { exampleCycle } from '../../support/world.ts';
import { bodyOf } from './lean-store.ts';
import type { Row } from './messages.ts';

export const nationalAgencyId = 'badan-nasional';
export const closedPhase = 'execution';
const teamSize = 20;
const units = 1000;
const reportedAt = '2026-04-02T03:00:00.000Z';

/** Of each twenty people three forgot the self-review, two did neither, and one waits for the appraiser to decide an amendment. */
type Shape = 'done' | 'no-self-review' | 'nothing' | 'amendment';
const shapeOf = (n: number): Shape => {
  const place = n % teamSize;
  if (place < 14) return 'done';
  if (place < 17) return 'no-self-review';
  return place < 19 ? 'nothing' : 'amendment';
};
const endOf: Record<Shape, EndState> = {
  done: 'complete',
  'no-self-review': 'carried',
  nothing: 'escalated',
  amendment: 'carried',
};

/** What the close must come to. */
export const expectedEnds = (employees: number): Partial<Record<EndState, number>> => {
  const counts: Partial<Record<EndState, number>> = {};
  for (let n = 0; n < employees; n++) counts[endOf[shapeOf(n)]] = (counts[endOf[shapeOf(n)]] ?? 0) + 1;
  return counts;
};

const plan = makePlan('health', false, createRandom('bench/close'));
const realisation = bodyOf({
  schemaVersion: 1,
  items: makeRealisation(plan, 1, 'bench', createRandom('bench/close/realisation')),
  at: reportedAt,
});
const selfReview = bodyOf({
  schemaVersion: 1,
  achievements: 'Seluruh kunjungan rumah terlaksana dan waktu tunggu turun dibanding triwulan sebelumnya.',
  obstacles: 'Kendaraan operasional terbatas pada bulan Februari.',
  behaviours: [{ behaviour: 'akuntabel', example: 'Melaporkan hasil kunjungan setiap hari kerja.' }],
  at: reportedAt,
});

/** As long as ids of the product, and the same at each run. */
const idOf = (cycleId: string, n: number): string =>
  createHash('sha256').update(`${cycleId}/${n}`).digest('hex').slice(0, 26);

export const nationalCycle = (cycleId: string, employees: number): Cycle => ({
  ...exampleCycle,
  id: cycleId,
  phase: closedPhase,
  status: 'running',
  shardCount: shardCountFor(employees),
  closures: {
    [closedPhase]: {
      ...{ trigger: 'schedule', basis: 'deadline', by: null },
      ...{ cutOff: exampleCycle.deadlines[closedPhase], at: exampleCycle.deadlines[closedPhase] },
    },
  },
});

const row = <T extends object>(key: Key<T>, version: number, document: T): Row => ({
  ...{ pk: key.pk, sk: key.sk },
  ...{ version, body: bodyOf(document) },
});

const caseOf = (cycleId: string, ids: readonly string[], n: number): CaseAt<'planned'> => {
  const employeeId = ids[n] ?? '';
  const unit = String(Math.floor(n / teamSize) % units).padStart(4, '0');
  // Submitted and set; the amendment is a third act.
  const seq = shapeOf(n) === 'amendment' ? 3 : 2;
  return {
    ...{ schemaVersion: 1, cycleId, employeeId, unitCode: `DINAS-${unit}.BIDANG`, serviceCode: `DINAS-${unit}` },
    ...{ appraiserId: ids[n - (n % teamSize)] ?? null, superiorId: ids[0] ?? null, postFamily: 'JA' },
    ...{ headsUnit: false, marks: [], stage: 'planned', plan: { seq: 1, version: 1, basis: 'set' } },
    chain: { seq, head: createHash('sha256').update(employeeId).digest('base64url') },
    ...(shapeOf(n) === 'amendment'
      ? { amendment: { seq, version: 2, status: 'submitted', at: '2026-03-02T03:00:00.000Z', returnSeq: null } }
      : {}),
  };
};

const idsOf = (cycleId: string, employees: number): string[] =>
  Array.from({ length: employees }, (_, n) => idOf(cycleId, n)).sort();

/** How many people each shard of the agency has. */
export const peopleByShard = (cycleId: string, employees: number): number[] => {
  const people = Array.from({ length: shardCountFor(employees) }, () => 0);
  for (const id of idsOf(cycleId, employees)) {
    const shard = shardOf(id, people.length);
    people[shard] = (people[shard] ?? 0) + 1;
  }
  return people;
};

/**
 * What the close of execution reads of this many people, in the order in which the engine keeps it, and what it replaces.
 *
 * @param only people of these shards; of all where it is left out
 */
export function* nationalAgency(cycleId: string, employees: number, only?: ReadonlySet<number>): Generator<Row> {
  const agency = nationalAgencyId;
  const cycle = nationalCycle(cycleId, employees);
  yield row(keys.cycle(agency, cycleId), 9, cycle);
  yield row(keys.ruleSet(agency, defaultRuleSet.version), 1, defaultRuleSet);
  yield row(keys.feedbackSecret(agency, cycleId), 1, { schemaVersion: 1, secret: 'x'.repeat(43) });
  const ids = idsOf(cycleId, employees);
  const shards = Array.from({ length: cycle.shardCount }, (): number[] => []);
  for (const [n, id] of ids.entries()) {
    const shard = shardOf(id, cycle.shardCount);
    if (only?.has(shard) === false) continue;
    shards[shard]?.push(n);
    const shape = shapeOf(n);
    const { pk, sk } = keys.realisation(agency, cycleId, id);
    if (shape !== 'nothing') yield { pk, sk, version: 1, body: realisation };
    const own = keys.selfReview(agency, cycleId, id);
    if (shape === 'done' || shape === 'amendment') yield { pk: own.pk, sk: own.sk, version: 1, body: selfReview };
    if (shape === 'done') continue;
    const subject = caseOf(cycleId, ids, n);
    const [owner, version] = [subject.appraiserId ?? '', subject.chain.seq + 1];
    const entry = { schemaVersion: 1, employeeId: id, version, case: boardCaseOf(subject, version, owner) } as const;
    yield row(keys.boardEntry(agency, cycleId, owner, '0', id), version, entry);
  }
  for (const [shard, people] of shards.entries())
    for (const n of people) {
      const subject = caseOf(cycleId, ids, n);
      yield row(keys.case(agency, cycleId, shard, subject.employeeId), subject.chain.seq + 1, subject);
    }
}
