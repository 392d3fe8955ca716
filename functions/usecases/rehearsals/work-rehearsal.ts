import type { SettledPhase } from '../../domain/closing/plan-closure.ts';
import {
  lineOf,
  type Rehearsal,
  type RehearsalTotals,
  type RehearsedLine,
  type RehearsedShard,
  type RehearsedUnits,
} from '../../domain/closing/rehearsal.ts';
import { planServiceClosure, type ServicePhase, servicePhaseOf } from '../../domain/closing/service-closure.ts';
import { createRehearsalSum } from '../../domain/closing/sum-rehearsal.ts';
import { sumServices } from '../../domain/closing/sum-services.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { settledPhaseOf } from '../../domain/cycle/hard-close.ts';
import { ownDeadline } from '../../domain/cycle/own-deadline.ts';
import { ConflictError } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { type Closing, foreseeEnds } from '../closing/foresee-ends.ts';
import { gatherServices } from '../closing/gather-services.ts';
import { insertOnce } from '../closing/work-shards.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf, loadRules } from '../support/load.ts';

type WorkDeps = Pick<Deps, 'store' | 'clock'>;
type Work = { deps: WorkDeps; agencyId: string; cycle: Cycle; rehearsal: Rehearsal };

const pageSize = 200;
/** About 90 bytes a unit before packing: far below the 400 KB that an item may have. */
const unitsPerItem = 500;

/** The cut-offs of a rehearsal: the chosen instant for everybody, else each case's own. */
const cutOffsOf = (cycle: Cycle, { basis, instant }: Rehearsal, phase: SettledPhase): Closing['cutOff'] =>
  basis === 'chosen' ? () => instant : (subject) => ownDeadline(cycle, subject, phase);

const linesBefore = async (
  { deps, agencyId, cycle, rehearsal }: Work,
  shard: number,
): Promise<Map<string, RehearsedLine> | null> => {
  if (rehearsal.comparedWith === null) return null;
  const before = await deps.store.get(keys.rehearsedShard(agencyId, cycle.id, rehearsal.comparedWith, shard));
  return new Map((before?.data.lines ?? []).map((line) => [line.employeeId, line]));
};

const rehearseShard = async (
  work: Work,
  foresee: Awaited<ReturnType<typeof foreseeEnds>>,
  cutOff: Closing['cutOff'],
  shard: number,
): Promise<void> => {
  const { deps, agencyId, cycle, rehearsal } = work;
  const before = await linesBefore(work, shard);
  const taken: RehearsedShard = { schemaVersion: 1, shard, takenAt: deps.clock.now(), lines: [] };
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(work, shard, after);
    const foreseen = await foresee(page.items);
    for (const { data: subject } of page.items) {
      const own = cutOff(subject);
      const known = before === null ? undefined : (before.get(subject.employeeId) ?? null);
      taken.lines.push(lineOf(subject, foreseen(subject).end, own === rehearsal.instant ? null : own, known));
    }
    after = page.next;
  } while (after !== null);
  await insertOnce(deps, keys.rehearsedShard(agencyId, cycle.id, rehearsal.number, shard), taken);
};

const pageOf = ({ deps, agencyId, cycle }: Work, shard: number, after: string | null) =>
  deps.store.query(keys.cases(agencyId, cycle.id, shard), { limit: pageSize, after });

const finish = async ({ deps, agencyId, cycle, rehearsal }: Work): Promise<Rehearsal> => {
  const sum = createRehearsalSum();
  for (let shard = 0; shard < rehearsal.shards; shard++) {
    const found = await deps.store.get(keys.rehearsedShard(agencyId, cycle.id, rehearsal.number, shard));
    if (found === null) throw new Error('a rehearsed shard is missing');
    for (const line of found.data.lines) sum.add(line);
  }
  return writeSums({ deps, agencyId, cycle, rehearsal }, sum.totals(), sum.units());
};

type Units = RehearsedUnits['units'];

/** The sums, and the units by the page. */
const writeSums = async (
  { deps, agencyId, cycle, rehearsal }: Work,
  totals: RehearsalTotals,
  units: Units,
): Promise<Rehearsal> => {
  for (let page = 0; page * unitsPerItem < units.length; page++) {
    const some = units.slice(page * unitsPerItem, (page + 1) * unitsPerItem);
    const data: RehearsedUnits = { schemaVersion: 1, units: some };
    await insertOnce(deps, keys.rehearsedUnits(agencyId, cycle.id, rehearsal.number, page), data);
  }
  const key = keys.rehearsal(agencyId, cycle.id, rehearsal.number);
  const done: Rehearsal = { ...rehearsal, status: 'done', finishedAt: deps.clock.now(), totals };
  try {
    await deps.store.commit([{ kind: 'replace', key, version: 1, data: done }]);
    return done;
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    return (await deps.store.get(key))?.data ?? rehearsal;
  }
};

/** A phase that ends for services is rehearsed at once: there are some hundreds of them, read as its close will read them. */
const rehearseServices = async (work: Work, phase: ServicePhase): Promise<Rehearsal> => {
  const { deps, agencyId, cycle, rehearsal } = work;
  const before = new Map<string, Units[number]>();
  if (rehearsal.comparedWith !== null)
    for await (const { data } of eachOf(deps, keys.allRehearsedUnits(agencyId, cycle.id, rehearsal.comparedWith)))
      for (const unit of data.units) before.set(unit.unitCode, unit);
  const ends = planServiceClosure(phase, await gatherServices(deps, agencyId, cycle, phase));
  const { totals, units } = sumServices(ends, rehearsal.comparedWith === null ? null : before);
  return writeSums(work, totals, units);
};

/**
 * Goes on with a rehearsal: the shards that are missing, then the sums. Each shard is written once, so it may die anywhere, and
 * two may work at once; a shard is judged as its cases stand when its turn comes.
 *
 * @param mostShards of about 500 people, after which it stops for the next caller to go on
 */
export const workRehearsal = async (
  deps: WorkDeps,
  agencyId: string,
  cycle: Cycle,
  rehearsal: Rehearsal,
  mostShards: number,
): Promise<Rehearsal> => {
  if (rehearsal.status === 'done') return rehearsal;
  const work: Work = { deps, agencyId, cycle, rehearsal };
  const phase = settledPhaseOf(rehearsal.phase);
  const service = servicePhaseOf(rehearsal.phase);
  if (service !== null) return rehearseServices(work, service);
  if (phase === null) throw new Error('a rehearsal of a phase that nobody closes');
  const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
  const cutOff = cutOffsOf(cycle, rehearsal, phase);
  const foresee = await foreseeEnds(deps, { agencyId, cycle, phase, rules, cutOff });
  let worked = 0;
  for (let shard = 0; shard < rehearsal.shards; shard++) {
    const known = await deps.store.get(keys.rehearsedShard(agencyId, cycle.id, rehearsal.number, shard));
    if (known !== null) continue;
    if (worked === mostShards) return rehearsal;
    await rehearseShard(work, foresee, cutOff, shard);
    worked += 1;
  }
  return finish(work);
};
