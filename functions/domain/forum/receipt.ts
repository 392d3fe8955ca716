import { canonicalJson } from '../audit/canonical.ts';
import type { Digest } from '../audit/digest.ts';
import type { CaseAt } from '../case/case.ts';
import type { Predicate, Rating } from '../scoring/predicate.ts';
import type { Instant } from '../time/instant.ts';
import type { DocumentSeal } from './document-seal.ts';

/** What a receipt vouches for. It stands on the paper that the employee hands over, never behind the public address. */
export type ReceiptRow = {
  cycleId: string;
  employeeId: string;
  version: number;
  workResult: Rating;
  behaviour: Rating;
  predicate: Predicate;
  signedAt: Instant;
};

/** A receipt of one version of a result, as its owner has it. */
export type Receipt = {
  /** 256 random bits: whoever has it may ask whether the receipt is valid. */
  code: string;
  /** 256 random bits that only the owner's paper shows: without them nobody can try out which rating the digest is of. */
  salt: string;
  version: number;
  digest: string;
  signedAt: Instant;
  issuedAt: Instant;
  seal: DocumentSeal;
};
/** The receipts of a person in a cycle, one a version at most. */
export type PersonReceipts = { schemaVersion: 1; receipts: Receipt[] };

/** What stands behind a code, under its digest: enough to find the case, and no rating. */
export type ReceiptEntry = {
  schemaVersion: 1;
  cycleId: string;
  employeeId: string;
} & Pick<Receipt, 'version' | 'digest' | 'signedAt' | 'issuedAt' | 'seal'>;

export const receiptRow = ({ cycleId, employeeId, result, decision }: CaseAt<'decided'>): ReceiptRow => ({
  cycleId,
  employeeId,
  version: result.version,
  workResult: result.workResult,
  behaviour: result.behaviour,
  predicate: result.predicate,
  signedAt: decision.signedAt,
});

export const receiptDigest = (row: ReceiptRow, salt: string, digest: Digest): string =>
  digest.hmac(salt, canonicalJson(row));
