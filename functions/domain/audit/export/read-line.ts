import { type ActEnvelope, type ActKind, actKinds } from '../../case/act.ts';
import type { ClosingInput } from '../../closing/closing-case.ts';
import type { ClosedAgain, ClosingManifest } from '../../closing/closing-manifest.ts';
import type { ShardDigests } from '../../closing/manifest.ts';
import { settledPhases } from '../../closing/plan-closure.ts';
import { type ServiceInput, servicePhases } from '../../closing/service-closure.ts';
import { humanPhases } from '../../cycle/phase.ts';
import { zones } from '../../time/instant.ts';
import type { Seal, SealedLeaf, ShardRoot } from '../seal.ts';
import {
  type CaseLine,
  type DocumentClaim,
  type ExportLine,
  exportFormat,
  exportVersion,
  type HeaderLine,
  type SealedList,
} from './export-lines.ts';
import {
  anything,
  count,
  fits,
  flag,
  type Guard,
  instant,
  isObject,
  listOf,
  literal,
  name,
  nullOr,
  type Shape,
  shaped,
  text,
} from './guards.ts';
import { minutesContent, motionRecord } from './read-forum.ts';

/*
 * Guards by hand: the verifier is to be read in an afternoon, and takes nothing but this project's own domain with it. A
 * member that a line does not have in our format makes it unreadable, so that nothing unchecked rides along.
 */

const actKind: Guard<ActKind> = literal(...actKinds);
const envelope = shaped<ActEnvelope>({
  seq: count,
  prev: name,
  act: actKind,
  actor: name,
  onBehalfOf: nullOr(name),
  at: instant,
  ruleSetVersion: text,
  before: name,
  after: name,
  bodyDigest: name,
  requestKey: nullOr(text),
  requestDigest: nullOr(text),
  hash: name,
});
const seal = shaped<Seal>(
  {
    schemaVersion: literal(1),
    agencyId: name,
    number: count,
    previous: name,
    cycleId: name,
    occasion: name,
    at: instant,
    shards: count,
    cases: count,
    acts: count,
    root: name,
    publicKey: name,
    signature: name,
  },
  { closing: name },
);
/** What the closing plan may be asked about without harm: that it is what was signed, its digest says. */
const closingCase: Guard<ClosingInput['case']> = (value): value is ClosingInput['case'] =>
  isObject(value) &&
  name(value.employeeId) &&
  text(value.stage) &&
  Array.isArray(value.marks) &&
  value.marks.every(isObject);
const closingInput = shaped<ClosingInput>({
  case: closingCase,
  hasRealisation: flag,
  hasSelfReview: flag,
  cutOff: instant,
});
const shardDigests = shaped<ShardDigests>({ inputs: name, results: name });
/** The first close of a phase has no number: nothing else is called by it. */
const laterVersion: Guard<number> = (value): value is number => count(value) && value > 1;
const closedAgain = shaped<ClosedAgain>({
  version: laterVersion,
  previous: name,
  reopening: shaped({
    ...{ number: count, scope: isObject, reason: text, askedBy: name, askedAt: instant, until: instant },
    decision: shaped({ kind: literal('approve', 'refuse'), by: name, reason: text, at: instant }),
  }),
});
const closingManifest = shaped<ClosingManifest>(
  {
    schemaVersion: literal(1),
    agencyId: name,
    cycleId: name,
    phase: literal(...humanPhases),
    zone: literal(...zones),
    closure: isObject,
    counts: isObject,
    inputs: name,
    results: name,
    ruleSetVersion: text,
    rules: name,
    engine: name,
    holds: listOf(isObject),
    publicKey: name,
    signature: name,
  },
  {
    again: closedAgain,
    shards: listOf(shardDigests),
    rehearsals: listOf(shaped({ number: count, digest: name })),
    extensions: listOf(name),
  },
);
const serviceInput = shaped<ServiceInput>({
  ...{ code: name, setterId: nullOr(name), chairId: name, officialId: name, organisation: flag },
  forum: literal('open', 'locked', 'closed-by-deadline'),
  ...{ minutes: nullOr(name), signed: flag, unsigned: count, objections: count, followUps: count },
});
const leaf: Guard<SealedLeaf> = (value): value is SealedLeaf =>
  Array.isArray(value) && value.length === 3 && name(value[0]) && count(value[1]) && name(value[2]);
const shardRoot = shaped<ShardRoot>({ takenAt: instant, cases: count, acts: count, root: name });
const sealedList = shaped<SealedList>({ number: count, takenAt: instant, leaves: listOf(leaf) });
const head = shaped<CaseLine['head']>({ seq: count, head: name });
const document: Guard<DocumentClaim> = (value): value is DocumentClaim =>
  fits(value, { kind: literal('digest'), digest: name }) ||
  fits(value, { kind: literal('whole'), body: anything }) ||
  fits(value, { kind: literal('erased'), by: count, left: name }, { body: anything });
const sealsOfHeader = shaped<HeaderLine['seals']>({ count, head: name });

const shapes: Record<ExportLine['type'], [shape: Shape, optional?: Shape]> = {
  header: [
    {
      format: literal(exportFormat),
      version: literal(exportVersion),
      agencyId: name,
      cycleId: name,
      engine: name,
      exportedAt: instant,
      documents: literal('digests', 'whole'),
      shards: count,
      seals: sealsOfHeader,
      publicKey: name,
      signature: name,
    },
    { forums: literal('included'), closings: listOf(name) },
  ],
  seal: [{ seal }],
  closing: [
    { manifest: closingManifest, rules: isObject },
    { rehearsals: listOf(isObject), extensions: listOf(isObject) },
  ],
  closed: [{ phase: literal(...settledPhases), shard: count, inputs: listOf(closingInput) }, { version: laterVersion }],
  'closed-services': [{ phase: literal(...servicePhases), services: listOf(serviceInput) }],
  roots: [{ number: count, shards: listOf(shardRoot) }],
  shard: [{ shard: count, sealed: listOf(sealedList) }],
  case: [{ employeeId: name, head, digest: name }, { whole: isObject }],
  act: [{ employeeId: name, envelope, document }],
  forum: [{ serviceCode: name, content: nullOr(minutesContent), motions: listOf(motionRecord) }],
  end: [{ shards: count, cases: count, acts: count }],
};

const isLineType: Guard<ExportLine['type']> = (value): value is ExportLine['type'] =>
  typeof value === 'string' && Object.hasOwn(shapes, value);

const isLine: Guard<ExportLine> = (value): value is ExportLine => {
  if (!isObject(value) || !isLineType(value.type)) return false;
  const [shape, optional] = shapes[value.type];
  return fits(value, { ...shape, type: isLineType }, optional);
};

/** One line of an export, or null where it is none of this format. */
export const readLine = (line: string): ExportLine | null => {
  try {
    const value: unknown = JSON.parse(line);
    return isLine(value) ? value : null;
  } catch {
    return null;
  }
};

/** For a proof, which is a document of its own. */
export const guards = { shaped, listOf, count, name, envelope, seal, shardRoot, literal };
