import type { ClosingLine } from '../../functions/domain/audit/export/export-lines.ts';
import { type ClosingInput, closingCaseOf } from '../../functions/domain/closing/closing-case.ts';
import {
  type ClosedAgain,
  closingManifest,
  closingName,
  closingText,
  type JudgedShard,
  judgeServices,
  judgeShard,
  manifestDigest,
  versionOf,
} from '../../functions/domain/closing/closing-manifest.ts';
import {
  type ClosingRecords,
  extensionsOf,
  noRecords,
  type RehearsalRecord,
  rehearsalRecord,
} from '../../functions/domain/closing/closing-records.ts';
import { noEnds } from '../../functions/domain/closing/rehearsal.ts';
import { type ServiceInput, servicePhaseOf } from '../../functions/domain/closing/service-closure.ts';
import type { CloseHold } from '../../functions/domain/cycle/cycle.ts';
import { settledPhaseOf } from '../../functions/domain/cycle/hard-close.ts';
import type { HumanPhase } from '../../functions/domain/cycle/phase.ts';
import { defaultRuleSet } from '../../functions/domain/rules/default-rule-set.ts';
import { addSeconds } from '../../functions/domain/time/zone.ts';
import { nodeDigest } from '../../functions/runtime/digest.ts';
import type { Random } from '../../infra/local/example/random.ts';
import type { City, Key, Person } from './city.ts';

/** What a close judged: people by shard, or services. */
type Judged = { phase: HumanPhase; inputs: ClosingInput[][]; services: ServiceInput[] };
/** A hard close as the table holds it: signed, with what it judged. */
export type HeldClose = Judged & { line: ClosingLine };

const zone = 'Asia/Jakarta';
const request = { requestKey: '', requestDigest: '' };

const rehearsalOf = (city: City, phase: HumanPhase, number: number, random: Random): RehearsalRecord => {
  const at = addSeconds(city.now, -86_400 * (4 - (number % 4)));
  const cases = city.people.size;
  return rehearsalRecord({
    ...{ schemaVersion: 1, number, phase, basis: 'deadline', instant: city.now, by: null, at, ...request },
    ...{ comparedWith: null, shards: city.shards, status: 'done', finishedAt: addSeconds(at, 5) },
    totals: {
      ...{ cases, endStates: { ...noEnds(), complete: cases }, rules: {}, missing: {} },
      ...{ changed: random.below(3), moves: [] },
    },
  });
};

const recordsOf = (city: City, phase: HumanPhase, random: Random): ClosingRecords => {
  const first = city.closings.length * 4;
  const rehearsals = Array.from({ length: random.below(4) }, (_, i) => rehearsalOf(city, phase, first + i + 1, random));
  const extensions = Array.from({ length: random.below(4) }, (_, i) => {
    const from = addSeconds(city.now, -86_400 * (i + 1));
    const later = {
      phase,
      from,
      to: addSeconds(from, 3600 * (i + 1)),
      reason: `flood ${random.below(99)}`,
      by: 'admin',
    };
    const outage = { outage: { from: addSeconds(from, -7200), to: addSeconds(from, -3600) } };
    const unit = { unitCode: `UNIT.${i}` };
    const approval = { kind: 'approve', by: 'secretary', reason: `seen ${random.below(99)}`, at: from } as const;
    return {
      ...later,
      ...(random.chance(0.5) ? outage : { approval }),
      ...(random.chance(0.5) ? unit : {}),
      at: from,
      ...request,
    };
  });
  return { rehearsals, extensions: extensionsOf({ extensions }, phase, nodeDigest) };
};

const holdsOf = (city: City, phase: HumanPhase, random: Random): CloseHold[] => {
  if (random.chance(0.4)) return [];
  const at = addSeconds(city.now, -600);
  const confirmed = { kind: 'confirmed', by: 'admin-2', reason: 'Seen.', at } as const;
  const counted = { rehearsal: 2, comparedWith: 1, cases: 3, changed: 1, tolerance: '5' };
  return [{ phase, ...counted, triggeredBy: null, at, until: city.now, outcome: confirmed }];
};

const judgedBy = ({ phase, inputs, services }: Judged): JudgedShard[] => {
  const service = servicePhaseOf(phase);
  if (service !== null) return [judgeServices(service, services, nodeDigest)];
  const settled = settledPhaseOf(phase);
  if (settled === null) throw new Error(`${phase} has no close`);
  return inputs.map((of) => judgeShard({ phase: settled, zone }, of, defaultRuleSet, nodeDigest));
};

/** Signs a close of what it judged, by the functions that the system itself uses. */
export const signedClose = (
  city: City,
  key: Key,
  judged: Judged,
  over: Pick<ClosingLine['manifest'], 'closure' | 'holds' | 'again'> & { records: ClosingRecords },
): HeldClose => {
  const { records, ...about } = over;
  const shards = judgedBy(judged).map(({ counts, ...digests }) => ({ ...counts, digests }));
  const { agencyId, cycleId } = city;
  const { phase } = judged;
  const frame = { agencyId, cycleId, phase, zone, engine: '0.1.0', publicKey: key.publicKey } as const;
  const unsigned = closingManifest({ ...frame, ...about, rules: defaultRuleSet, shards, records }, nodeDigest);
  const manifest = { ...unsigned, signature: key.sign(closingText(unsigned)) };
  return { ...judged, line: { type: 'closing', manifest, rules: defaultRuleSet, ...records } };
};

export const nameOf = ({ line: { manifest } }: HeldClose): string => closingName(manifest.phase, versionOf(manifest));

const inputOf = ({ subject }: Person, cutOff: string, random: Random): ClosingInput => ({
  case: closingCaseOf(subject),
  hasRealisation: random.chance(0.5),
  hasSelfReview: random.chance(0.5),
  cutOff: random.chance(0.2) ? addSeconds(cutOff, 200) : cutOff,
});

const serviceOf = (code: string, random: Random): ServiceInput => ({
  ...{ code, setterId: random.chance(0.8) ? 'mayor' : null, chairId: 'member-1', officialId: 'secretary' },
  organisation: random.chance(0.5),
  ...(random.chance(0.5) ? { forum: 'open', minutes: null } : { forum: 'locked', minutes: `m${random.below(99)}` }),
  ...{ signed: random.chance(0.5), unsigned: random.below(3), objections: random.below(3), followUps: random.below(3) },
});

type PeopleOf = (city: City, shard: number) => Person[];
const inputsOf = (city: City, peopleOf: PeopleOf, judge: (person: Person) => ClosingInput[]): ClosingInput[][] =>
  Array.from({ length: city.shards }, (_, shard) => peopleOf(city, shard).flatMap(judge));

/** The next phase is closed: what everybody, or every service, left is judged, and kept beside the cases. */
export const holdClose = (city: City, key: Key, random: Random, phase: HumanPhase, peopleOf: PeopleOf): HeldClose => {
  const cutOff = addSeconds(city.now, -300);
  const closure = { trigger: 'schedule', basis: 'deadline', by: null, cutOff, at: city.now } as const;
  const records = recordsOf(city, phase, random);
  if (servicePhaseOf(phase) !== null) {
    const services = ['DINKES', 'DISDIK', 'KOTA'].slice(random.below(3)).map((code) => serviceOf(code, random));
    return signedClose(city, key, { phase, inputs: [], services }, { closure, holds: [], records });
  }
  const inputs = inputsOf(city, peopleOf, (person) => [inputOf(person, cutOff, random)]);
  const held = { closure, holds: holdsOf(city, phase, random), records };
  return signedClose(city, key, { phase, inputs, services: [] }, held);
};

/** A phase that was opened again by two people for some is closed again; null where none was closed that settles people. */
export const holdAgain = (
  city: City,
  key: Key,
  random: Random,
  peopleOf: PeopleOf,
  { by = 'secretary' } = {},
): HeldClose | null => {
  const settled = city.closings.filter(({ phase }) => settledPhaseOf(phase) !== null);
  const chosen = settled.length === 0 ? undefined : random.pick(settled).phase;
  const closes = settled.filter(({ phase }) => phase === chosen);
  const before = closes.at(-1);
  if (before === undefined) return null;
  const { phase } = before;
  const [askedAt, at, until] = [addSeconds(city.now, -9000), addSeconds(city.now, -7200), addSeconds(city.now, -300)];
  const concerned = new Set([...city.people.keys()].filter(() => random.chance(0.6)));
  const again: ClosedAgain = {
    version: closes.length + 1,
    previous: manifestDigest(before.line.manifest, nodeDigest),
    reopening: {
      number: city.closings.filter(({ line }) => line.manifest.again !== undefined).length + 1,
      scope: random.chance(0.5) ? { kind: 'all' } : { kind: 'persons', employeeIds: [...concerned] },
      ...{ reason: `portal ${random.below(99)}`, askedBy: 'admin', askedAt, until },
      decision: { kind: 'approve', by, reason: `seen ${random.below(99)}`, at },
    },
  };
  const closure = { trigger: 'schedule', basis: 'deadline', by: null, cutOff: until, at: city.now } as const;
  const inputs = inputsOf(city, peopleOf, (person) =>
    concerned.has(person.subject.employeeId) ? [inputOf(person, until, random)] : [],
  );
  return signedClose(city, key, { phase, inputs, services: [] }, { closure, holds: [], records: noRecords, again });
};
