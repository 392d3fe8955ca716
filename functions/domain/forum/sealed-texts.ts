import { canonicalJson } from '../audit/canonical.ts';
import type { SeparateDecision, Signature } from './forum.ts';

/*
 * The exact texts that are sealed, so that whoever has the parts can put them together again and verify the signature. The
 * first member says what the text is: a seal under one thing is never one under another.
 */

type OfService = { agencyId: string; cycleId: string; serviceCode: string };

export const minutesText = (of: OfService, digest: string): string =>
  canonicalJson({ sealed: 'siklus-minutes-1', ...of, digest });

export const decisionText = (of: OfService, signature: Omit<Signature, 'seal'>): string => {
  const { exceptions, ...rest } = signature;
  const excepted = exceptions.map(({ employeeId, reason }) => ({ employeeId, reason }));
  return canonicalJson({ sealed: 'siklus-decision-1', ...of, ...rest, excepted });
};

export const separateDecisionText = (
  of: OfService & { employeeId: string },
  decision: Omit<SeparateDecision, 'seal'>,
): string => canonicalJson({ sealed: 'siklus-separate-decision-1', ...of, ...decision });

/** What a receipt shows to everybody, and nothing else. */
export const receiptText = (of: { agencyId: string; cycleId: string; digest: string; signedAt: string }): string =>
  canonicalJson({ sealed: 'siklus-receipt-1', ...of });
