import pLimit from 'p-limit';
import type { ActEnvelope } from '../../domain/case/act.ts';
import type { Case } from '../../domain/case/case.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';
import { readChain } from './read-chain.ts';

export type AuditLine = { employeeId: string; envelope: ActEnvelope; body: unknown };
export type AuditPage = {
  cycleId: string;
  shard: number;
  /** The chain head that each case of the page names: lines that are missing at the end show against it. */
  heads: { employeeId: string; seq: number; head: string }[];
  /** All links of the cases of the page with their documents, in order of employee and sequence. */
  lines: AuditLine[];
  next: string | null;
};

export type AuditExportInput = { cycleId: string; shard: number; limit: number; cursor: string | null };

/** Queries in flight at once. */
const concurrency = 8;

/** The chains of a shard, by the page of cases, for a verifier that runs offline. */
export const createExportAudit =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, { cycleId, shard, limit, cursor }: AuditExportInput): Promise<AuditPage> => {
    if (!actor.roles.some((role) => role === 'auditor' || role === 'administrator')) refuse('forbidden');
    const { data: cycle } = await loadCycle(deps, actor.agencyId, cycleId);
    if (shard >= cycle.shardCount) refuse('not-found', { detail: 'No such shard.' });
    const after = cursor === null ? null : keys.case(actor.agencyId, cycleId, shard, cursor).sk;
    const page = await deps.store.query(keys.cases(actor.agencyId, cycleId, shard), { limit, after });
    const inFlight = pLimit(concurrency);
    const people = await Promise.all(page.items.map((stored) => inFlight(() => exportChain(deps, actor, stored))));
    return {
      cycleId,
      shard,
      heads: people.map(({ head }) => head),
      lines: people.flatMap(({ lines }) => lines),
      next: page.next === null ? null : (people.at(-1)?.head.employeeId ?? null),
    };
  };

type ExportedChain = { head: AuditPage['heads'][number]; lines: AuditLine[] };

const exportChain = async (deps: Pick<Deps, 'store'>, actor: Actor, stored: Stored<Case>): Promise<ExportedChain> => {
  const { employeeId } = stored.data;
  const { subject, records } = await readChain(deps, actor.agencyId, stored);
  return {
    head: { employeeId, ...subject.chain },
    lines: records.map(({ envelope, body }) => ({ employeeId, envelope, body })),
  };
};
