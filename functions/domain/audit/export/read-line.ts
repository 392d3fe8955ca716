import { type ActEnvelope, type ActKind, actKinds } from '../../case/act.ts';
import type { ClosingInput } from '../../closing/closing-case.ts';
import type { ClosingManifest } from '../../closing/closing-manifest.ts';
import { settledPhases } from '../../closing/plan-closure.ts';
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

/*
 * Guards by hand: the verifier is to be read in an afternoon, and takes nothing but this project's own domain with it. A
 * member that a line does not have in our format makes it unreadable, so that nothing unchecked rides along.
 */

type Guard<T> = (value: unknown) => value is T;
type Shape = Record<string, Guard<unknown>>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fits = (value: unknown, shape: Shape, optional: Shape = {}): boolean =>
  isObject(value) &&
  Object.keys(value).every((name) => Object.hasOwn(shape, name) || Object.hasOwn(optional, name)) &&
  Object.entries(shape).every(([name, guard]) => guard(value[name])) &&
  Object.entries(optional).every(([name, guard]) => value[name] === undefined || guard(value[name]));

const anything: Guard<unknown> = (value): value is unknown => value !== undefined;
const text: Guard<string> = (value): value is string => typeof value === 'string';
const count: Guard<number> = (value): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
/** Ids and digests: printable ASCII without the colon that separates them in a Merkle leaf. */
const name: Guard<string> = (value): value is string => typeof value === 'string' && /^[!-9;-~]{1,100}$/.test(value);
const flag: Guard<boolean> = (value): value is boolean => typeof value === 'boolean';
const instant: Guard<string> = (value): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value);
const nullOr =
  <T>(guard: Guard<T>): Guard<T | null> =>
  (value): value is T | null =>
    value === null || guard(value);
const literal =
  <T extends string | number>(...wanted: readonly T[]): Guard<T> =>
  (value): value is T =>
    wanted.some((one) => one === value);
const listOf =
  <T>(guard: Guard<T>): Guard<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && value.every(guard);
const shaped =
  <T>(shape: Shape, optional: Shape = {}): Guard<T> =>
  (value): value is T =>
    fits(value, shape, optional);

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
const seal = shaped<Seal>({
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
});
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
const closingManifest = shaped<ClosingManifest>({
  schemaVersion: literal(1),
  agencyId: name,
  cycleId: name,
  phase: literal(...settledPhases),
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
});
const leaf: Guard<SealedLeaf> = (value): value is SealedLeaf =>
  Array.isArray(value) && value.length === 3 && name(value[0]) && count(value[1]) && name(value[2]);
const shardRoot = shaped<ShardRoot>({ takenAt: instant, cases: count, acts: count, root: name });
const sealedList = shaped<SealedList>({ number: count, takenAt: instant, leaves: listOf(leaf) });
const head = shaped<CaseLine['head']>({ seq: count, head: name });
const document: Guard<DocumentClaim> = (value): value is DocumentClaim =>
  fits(value, { kind: literal('digest'), digest: name }) ||
  fits(value, { kind: literal('whole'), body: anything }) ||
  fits(value, { kind: literal('erased'), by: count });
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
    { closings: listOf(name) },
  ],
  seal: [{ seal }],
  closing: [{ manifest: closingManifest, rules: isObject }],
  closed: [{ phase: literal(...settledPhases), shard: count, inputs: listOf(closingInput) }],
  roots: [{ number: count, shards: listOf(shardRoot) }],
  shard: [{ shard: count, sealed: listOf(sealedList) }],
  case: [{ employeeId: name, head, digest: name }, { whole: isObject }],
  act: [{ employeeId: name, envelope, document }],
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
