import type { Instant } from '../time/instant.ts';

/** The appraiser has opened the own statistics, and what he or she says to them. */
export type RaterOpening = {
  schemaVersion: 1;
  at: Instant;
  remark: string | null;
  requestKey: string | null;
  requestDigest: string;
};
