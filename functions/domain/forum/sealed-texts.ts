import { canonicalJson } from '../audit/canonical.ts';
import type { Digest } from '../audit/digest.ts';
import type { SeparateDecision, Signature } from './forum.ts';

/*
 * The exact texts that are sealed, so that whoever has the parts can put them together again and verify the signature. The
 * first member says what the text is: a seal under one thing is never one under another.
 */

type OfService = { agencyId: string; cycleId: string; serviceCode: string };

export const minutesText = (of: OfService, digest: string): string =>
  canonicalJson({ sealed: 'siklus-minutes-1', ...of, digest });

/** By its digest: a service that holds keys signs 4,096 bytes at most, and reasons of twenty exceptions are more. */
export const decisionText = (of: OfService, signature: Omit<Signature, 'seal'>, digest: Digest): string => {
  const { exceptions, ...rest } = signature;
  const excepted = exceptions.map(({ employeeId, reason }) => ({ employeeId, reason }));
  const content = digest.sha256(canonicalJson({ ...rest, excepted }));
  return canonicalJson({ sealed: 'siklus-decision-1', ...of, digest: content });
};

export const separateDecisionText = (
  of: OfService & { employeeId: string },
  decision: Omit<SeparateDecision, 'seal'>,
): string => canonicalJson({ sealed: 'siklus-separate-decision-1', ...of, ...decision });

/** What a receipt shows to everybody, and nothing else. */
export const receiptText = (of: { agencyId: string; cycleId: string; digest: string; signedAt: string }): string =>
  canonicalJson({ sealed: 'siklus-receipt-1', ...of });
