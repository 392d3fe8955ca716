import { hashOf } from '../../domain/cycle/sharding.ts';
import type { DocumentSeal } from '../../domain/forum/document-seal.ts';
import type { ReceiptEntry } from '../../domain/forum/receipt.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant, LocalDate } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { limitRate } from '../support/limit-rate.ts';
import { loadCase, loadCycle, loadRules } from '../support/load.ts';
import { agencyOfCode, receiptName } from './receipt-code.ts';

/** What anybody learns who holds a receipt's code: no name, no number of a person, no rating. */
export type ReceiptView = {
  /** `superseded`: the result has a later version, by a decision on an objection. */
  status: 'valid' | 'superseded';
  agency: { id: string; name: string };
  cycle: { id: string; title: string; from: LocalDate; to: LocalDate };
  signedAt: Instant;
  issuedAt: Instant;
  supersededAt: Instant | null;
  digest: string;
  seal: DocumentSeal;
  /** False: sealed by the installation's own key, not by a certified signature (BSrE). */
  certified: boolean;
};

/** Addresses share buckets: what is stored cannot be turned back into an address, and its amount is bounded. */
const buckets = 4096;

const unknown = { detail: 'No such receipt.' };

/**
 * Says whether a receipt stands. Every look is counted by network address before the code is looked for: to guess 256 bits
 * is hopeless, and this keeps the attempt from costing anybody else.
 */
export const createVerifyReceipt =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  async ({ client }: { client: string }, { code }: { code: string }): Promise<ReceiptView> => {
    // An unknown agency is answered like an unknown code.
    const agency = (await deps.store.get(keys.agency(agencyOfCode(code))))?.data ?? refuse('not-found', unknown);
    const rules = await loadRules(deps, agency.id, agency.ruleSetVersion);
    const bucket = keys.rateOfReader(agency.id, hashOf(client) % buckets);
    const minute = deps.clock.now().slice(0, 16);
    await limitRate(deps, bucket, minute, rules.decision.receiptChecksPerMinute);

    const found = await deps.store.get(keys.receipt(agency.id, receiptName(deps.digest, code)));
    const entry: ReceiptEntry = found?.data ?? refuse('not-found', unknown);
    const { data: cycle } = await loadCycle(deps, agency.id, entry.cycleId);
    const supersededAt = await supersededSince(deps, agency.id, entry);
    const { signedAt, issuedAt, digest, seal } = entry;
    return {
      status: supersededAt === null ? 'valid' : 'superseded',
      agency: { id: agency.id, name: agency.name },
      cycle: { id: cycle.id, title: cycle.title, from: cycle.period.from, to: cycle.period.to },
      signedAt,
      issuedAt,
      supersededAt,
      digest,
      seal,
      certified: seal.provider === 'bsre',
    };
  };

/** When the result that a receipt vouches for was replaced; null where it stands. */
const supersededSince = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { cycleId, employeeId, version }: ReceiptEntry,
): Promise<Instant | null> => {
  const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
  const { data: subject } = await loadCase(deps, agencyId, cycle, employeeId);
  if (subject.stage === 'decided' && subject.result.version === version) return null;
  if (subject.stage !== 'decided') throw new Error('a receipt was given for a result that is not decided');
  const act = await deps.store.get(keys.act(agencyId, cycleId, employeeId, subject.result.seq));
  if (act === null) throw new Error('a version of a result has no act');
  return act.data.envelope.at;
};
