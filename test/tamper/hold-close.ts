import type { ClosingLine } from '../../functions/domain/audit/export/export-lines.ts';
import { type ClosingInput, closingCaseOf } from '../../functions/domain/closing/closing-case.ts';
import { closingManifest, closingText, judgeShard } from '../../functions/domain/closing/closing-manifest.ts';
import {
  type ClosingRecords,
  extensionsOf,
  type RehearsalRecord,
  rehearsalRecord,
} from '../../functions/domain/closing/closing-records.ts';
import type { SettledPhase } from '../../functions/domain/closing/plan-closure.ts';
import { noEnds } from '../../functions/domain/closing/rehearsal.ts';
import type { CloseHold } from '../../functions/domain/cycle/cycle.ts';
import { defaultRuleSet } from '../../functions/domain/rules/default-rule-set.ts';
import { addSeconds } from '../../functions/domain/time/zone.ts';
import { nodeDigest } from '../../functions/runtime/digest.ts';
import type { Random } from '../../infra/local/example/random.ts';
import type { City, Key, Person } from './city.ts';

/** A hard close as the table holds it: signed, with what it judged in each shard. */
export type HeldClose = { line: ClosingLine; inputs: ClosingInput[][] };

const zone = 'Asia/Jakarta';
const request = { requestKey: '', requestDigest: '' };

const rehearsalOf = (city: City, phase: SettledPhase, number: number, random: Random): RehearsalRecord => {
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

const recordsOf = (city: City, phase: SettledPhase, random: Random): ClosingRecords => {
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
    return {
      ...later,
      ...(random.chance(0.5) ? outage : {}),
      ...(random.chance(0.5) ? unit : {}),
      at: from,
      ...request,
    };
  });
  return { rehearsals, extensions: extensionsOf({ extensions }, phase, nodeDigest) };
};

const holdsOf = (city: City, phase: SettledPhase, random: Random): CloseHold[] => {
  if (random.chance(0.4)) return [];
  const at = addSeconds(city.now, -600);
  const confirmed = { kind: 'confirmed', by: 'admin-2', reason: 'Seen.', at } as const;
  const counted = { rehearsal: 2, comparedWith: 1, cases: 3, changed: 1, tolerance: '5' };
  return [{ phase, ...counted, triggeredBy: null, at, until: city.now, outcome: confirmed }];
};

/** Signs a close of what it judged, by the functions that the system itself uses. */
export const signedClose = (
  city: City,
  key: Key,
  phase: SettledPhase,
  inputs: ClosingInput[][],
  over: Pick<ClosingLine['manifest'], 'closure' | 'holds'> & { records: ClosingRecords },
): HeldClose => {
  const { records, ...about } = over;
  const shards = inputs.map((of) => {
    const { counts, ...digests } = judgeShard({ phase, zone }, of, defaultRuleSet, nodeDigest);
    return { ...counts, digests };
  });
  const { agencyId, cycleId } = city;
  const frame = { agencyId, cycleId, phase, zone, engine: '0.1.0', publicKey: key.publicKey } as const;
  const unsigned = closingManifest({ ...frame, ...about, rules: defaultRuleSet, shards, records }, nodeDigest);
  const manifest = { ...unsigned, signature: key.sign(closingText(unsigned)) };
  return { line: { type: 'closing', manifest, rules: defaultRuleSet, ...records }, inputs };
};

/** The next phase is closed: what everybody left is judged, and kept beside the cases. */
export const holdClose = (
  city: City,
  key: Key,
  random: Random,
  phase: SettledPhase,
  peopleOf: (city: City, shard: number) => Person[],
): HeldClose => {
  const cutOff = addSeconds(city.now, -300);
  const inputs = Array.from({ length: city.shards }, (_, shard) =>
    peopleOf(city, shard).map(({ subject }) => ({
      case: closingCaseOf(subject),
      hasRealisation: random.chance(0.5),
      hasSelfReview: random.chance(0.5),
      cutOff: random.chance(0.2) ? addSeconds(cutOff, 200) : cutOff,
    })),
  );
  const closure = { trigger: 'schedule', basis: 'deadline', by: null, cutOff, at: city.now } as const;
  const held = { closure, holds: holdsOf(city, phase, random), records: recordsOf(city, phase, random) };
  return signedClose(city, key, phase, inputs, held);
};
