import { canonicalJson } from '../audit/canonical.ts';
import type { Digest } from '../audit/digest.ts';
import type { Motion } from './forum.ts';

/** A motion as minutes and export carry it: all but what the store keeps for repeated requests. */
export type MotionRecord = Omit<Motion, 'schemaVersion' | 'requestKey' | 'requestDigest' | 'requests' | 'box'>;

export const motionRecord = (motion: Motion): MotionRecord => {
  const { schemaVersion: _, requestKey: __, requestDigest: ___, requests: ____, box: _____, ...record } = motion;
  return record;
};

/** Digest of a motion with its votes and outcome: what the act that changes a rating names. */
export const motionDigest = (motion: Motion, digest: Digest): string => recordDigest(motionRecord(motion), digest);

export const recordDigest = (record: MotionRecord, digest: Digest): string => digest.sha256(canonicalJson(record));
