import pLimit from 'p-limit';
import {
  actLine,
  caseLine,
  type ExportLine,
  exportFormat,
  exportVersion,
  type HeaderLine,
  headerText,
} from '../../domain/audit/export/export-lines.ts';
import { sealGenesis } from '../../domain/audit/seal.ts';
import type { Case } from '../../domain/case/case.ts';
import { closingName, versionOf } from '../../domain/closing/closing-manifest.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { settledPhaseOf } from '../../domain/cycle/hard-close.ts';
import { engineVersion } from '../../domain/engine-version.ts';
import { type MotionRecord, motionRecord } from '../../domain/forum/seal-motion.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf, loadCycle } from '../support/load.ts';
import { requireRole } from '../support/require-role.ts';
import { closedLines, closingLines, servicesLines } from './closing-lines.ts';
import { cycleSeals, sealedLists } from './cycle-seals.ts';
import { decodeExportCursor, type ExportCursor, encodeExportCursor } from './export-cursor.ts';
import { readChain } from './read-chain.ts';

type ExportDeps = Pick<Deps, 'store' | 'clock' | 'digest' | 'signer'>;
export type AuditPage = {
  /** The next lines of the file, in its order. */
  lines: ExportLine[];
  next: string | null;
};
export type AuditExportInput = {
  cycleId: string;
  documents: HeaderLine['documents'];
  limit: number;
  cursor: string | null;
};

/** Queries in flight at once. */
const concurrency = 8;

/**
 * The audit trail of a cycle as the lines of one file, by the page of people, to be verified offline. The first page is signed with where
 * the agency's log of seals stood; what is sealed while the pages are read is left out of all of them.
 *
 * Costs two read units a person and one more for every 4 KB of their documents, which are read to be digested again.
 */
export const createExportAudit =
  (deps: ExportDeps) =>
  async (actor: Actor, input: AuditExportInput): Promise<AuditPage> => {
    requireRole(actor, 'auditor', 'administrator');
    const { data: cycle } = await loadCycle(deps, actor.agencyId, input.cycleId);
    if (cycle.shardCount === 0) refuse('not-due', { detail: 'The cases of this cycle are not open yet.' });
    const start = input.cursor === null ? await beginning(deps, actor.agencyId, cycle, input.documents) : null;
    const cursor = start?.cursor ?? decodeExportCursor(input.cursor ?? '');
    const beyond = cycle.shardCount + (input.documents === 'whole' ? 1 : 0);
    if (cursor.shard >= beyond) return refuse('not-found', { detail: 'No such shard.' });
    const isShard = cursor.shard < cycle.shardCount;
    const page = await (isShard ? shardPage : forumPage)(deps, actor.agencyId, cycle, cursor, input);
    return { lines: [...(start?.lines ?? []), ...page.lines], next: page.next };
  };

const beginning = async (
  deps: ExportDeps,
  agencyId: string,
  cycle: Cycle,
  documents: HeaderLine['documents'],
): Promise<{ lines: ExportLine[]; cursor: ExportCursor }> => {
  const closings = await closingLines(deps, agencyId, cycle);
  const head = (await deps.store.get(keys.sealHead(agencyId)))?.data;
  const upTo = head?.number ?? 0;
  const unsigned: Omit<HeaderLine, 'signature'> = {
    type: 'header',
    format: exportFormat,
    version: exportVersion,
    agencyId,
    cycleId: cycle.id,
    engine: engineVersion,
    exportedAt: deps.clock.now(),
    documents,
    shards: cycle.shardCount,
    ...(documents === 'whole' ? { forums: 'included' } : {}),
    seals: { count: upTo, head: head?.hash ?? sealGenesis(agencyId, deps.digest) },
    ...(closings.length === 0
      ? {}
      : { closings: closings.map(({ manifest }) => closingName(manifest.phase, versionOf(manifest))) }),
    publicKey: await deps.signer.publicKey(),
  };
  const lines: ExportLine[] = [{ ...unsigned, signature: await deps.signer.sign(headerText(unsigned)) }];
  const own = new Map((await cycleSeals(deps, agencyId, cycle.id, upTo)).map((one) => [one.number, one]));
  for await (const { data } of eachOf(deps, keys.seals(agencyId))) {
    if (data.number > upTo) break;
    lines.push({ type: 'seal', seal: data });
    const roots = own.get(data.number);
    if (roots !== undefined) lines.push({ type: 'roots', number: roots.number, shards: roots.shards });
  }
  for (const line of closings) lines.push(line, ...(await servicesLines(deps, agencyId, cycle.id, line)));
  return {
    lines,
    cursor: {
      shard: 0,
      seals: upTo,
      closings: closings.flatMap(({ manifest }) => {
        const phase = settledPhaseOf(manifest.phase);
        return phase === null ? [] : [{ phase, version: versionOf(manifest) }];
      }),
      cases: 0,
      acts: 0,
      after: null,
    },
  };
};

const shardPage = async (
  deps: ExportDeps,
  agencyId: string,
  cycle: Cycle,
  cursor: ExportCursor,
  { documents, limit }: AuditExportInput,
): Promise<AuditPage> => {
  const { shard, after } = cursor;
  const page = await deps.store.query(keys.cases(agencyId, cycle.id, shard), { limit, after });
  const inFlight = pLimit(concurrency);
  const people = await inFlight.map(page.items, (stored) => linesOf(deps, agencyId, stored, documents));
  const lines = [...(after === null ? await shardStart(deps, agencyId, cycle.id, cursor) : []), ...people.flat()];
  const cases = cursor.cases + people.length;
  const acts = cursor.acts + people.reduce((sum, { length }) => sum + length - 1, 0);
  const next: ExportCursor =
    page.next === null
      ? { ...cursor, shard: shard + 1, cases, acts, after: null }
      : { ...cursor, cases, acts, after: page.next };
  if (next.shard < cycle.shardCount || documents === 'whole') return { lines, next: encodeExportCursor(next) };
  return { lines: [...lines, endLine(cycle, next)], next: null };
};

const endLine = ({ shardCount }: Cycle, { cases, acts }: ExportCursor): ExportLine => ({
  type: 'end',
  shards: shardCount,
  cases,
  acts,
});

/** One forum a page: a service of fifteen thousand people has hundreds of motions. */
const forumPage = async (
  deps: ExportDeps,
  agencyId: string,
  cycle: Cycle,
  cursor: ExportCursor,
): Promise<AuditPage> => {
  const page = await deps.store.query(keys.services(agencyId, cycle.id), { limit: 1, after: cursor.after });
  const lines: ExportLine[] = [];
  for (const { data } of page.items) {
    const minutes = await deps.store.get(keys.minutes(agencyId, cycle.id, data.code));
    const motions: MotionRecord[] = [];
    for await (const { data: motion } of eachOf(deps, keys.motions(agencyId, cycle.id, data.code)))
      motions.push(motionRecord(motion));
    lines.push({ type: 'forum', serviceCode: data.code, content: minutes?.data.content ?? null, motions });
  }
  if (page.next === null) return { lines: [...lines, endLine(cycle, cursor)], next: null };
  return { lines, next: encodeExportCursor({ ...cursor, after: page.next }) };
};

const shardStart = async (
  deps: ExportDeps,
  agencyId: string,
  cycleId: string,
  { shard, seals, closings }: ExportCursor,
): Promise<ExportLine[]> => {
  const known = await cycleSeals(deps, agencyId, cycleId, seals);
  const lists = await sealedLists(deps, agencyId, cycleId, known, shard);
  const start: ExportLine = {
    ...{ type: 'shard', shard },
    sealed: lists.map(({ number, takenAt, leaves }) => ({ number, takenAt, leaves })),
  };
  return [start, ...(await closedLines(deps, agencyId, cycleId, closings, shard))];
};

const linesOf = async (
  deps: ExportDeps,
  agencyId: string,
  stored: Stored<Case>,
  documents: HeaderLine['documents'],
): Promise<ExportLine[]> => {
  const { subject, records } = await readChain(deps, agencyId, stored);
  const { employeeId } = subject;
  const acts = records.map((record) => actLine(employeeId, record, documents, deps.digest));
  return [caseLine(subject, documents, deps.digest), ...acts];
};
