import type { CaseAt } from '../../domain/case/case.ts';
import {
  type Receipt,
  type ReceiptEntry,
  type ReceiptRow,
  receiptDigest,
  receiptRow,
} from '../../domain/forum/receipt.ts';
import { receiptText } from '../../domain/forum/sealed-texts.ts';
import { refuse } from '../../domain/refusal.ts';
import { ConflictError } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { receiptCode, receiptName } from './receipt-code.ts';

/** The owner's paper: with it anybody can compute the digest and compare it with the one behind the code. */
export type OwnReceipt = Receipt & { row: ReceiptRow };
type IssueDeps = Pick<Deps, 'store' | 'clock' | 'digest' | 'ids' | 'signature'>;

/**
 * A receipt of the result in force, made when its owner asks for it: one a version, so that to ask again answers with the same.
 * Nobody else gets it: whoever has the code learns whether the result stands, and decides nothing by it.
 */
export const createIssueReceipt =
  (deps: IssueDeps) =>
  async ({ actor }: Command, target: CaseTarget): Promise<OwnReceipt> => {
    const { cycle, case: stored, relations } = await seeCase(deps, actor, target);
    if (!relations.includes('self')) refuse('forbidden', { detail: 'A receipt is given to the person concerned.' });
    if (cycle.publishedAt === null) refuse('wrong-phase', { extra: { phase: cycle.phase } });
    const { data: subject } = stored;
    if (subject.stage !== 'decided')
      return refuse('wrong-stage', { detail: 'There is no decided result.', extra: { stage: subject.stage } });
    try {
      return await issue(deps, actor.agencyId, subject);
    } catch (error) {
      // Another request of the same person was first: its receipt is the one.
      if (!(error instanceof ConflictError)) throw error;
      return issue(deps, actor.agencyId, subject);
    }
  };

const issue = async (deps: IssueDeps, agencyId: string, subject: CaseAt<'decided'>): Promise<OwnReceipt> => {
  const { cycleId, employeeId } = subject;
  const row = receiptRow(subject);
  const key = keys.receiptsOf(agencyId, cycleId, employeeId);
  const own = await deps.store.get(key);
  const known = own?.data.receipts ?? [];
  const earlier = known.find(({ version }) => version === row.version);
  if (earlier !== undefined) return { ...earlier, row };

  const receipt = await make(deps, agencyId, row);
  const { code, salt: _, ...shown } = receipt;
  const entry: ReceiptEntry = { schemaVersion: 1, cycleId, employeeId, ...shown };
  const data = { schemaVersion: 1, receipts: [...known, receipt] };
  await deps.store.commit([
    own === null ? { kind: 'insert', key, data } : { kind: 'replace', key, version: own.version, data },
    { kind: 'insert', key: keys.receipt(agencyId, receiptName(deps.digest, code)), data: entry },
  ]);
  return { ...receipt, row };
};

const make = async (deps: IssueDeps, agencyId: string, row: ReceiptRow): Promise<Receipt> => {
  const { cycleId, employeeId, version, signedAt } = row;
  const salt = deps.ids.secret();
  const digest = receiptDigest(row, salt, deps.digest);
  const text = receiptText({ agencyId, cycleId, digest, signedAt });
  return {
    code: receiptCode(agencyId, deps.ids.secret()),
    salt,
    version,
    digest,
    signedAt,
    issuedAt: deps.clock.now(),
    seal: await deps.signature.sign(text, { agencyId, personId: employeeId }),
  };
};
