import type { SegmentRef } from '../case/case.ts';
import type { Position } from './route-of.ts';
import type { Segment } from './segment.ts';

/** Document of the act `case-reassigned`: an administrator confirmed what a change in the directory means for a case. */
export type ReassignedBody = {
  reason: string;
  /** Digest of the preview that was confirmed. */
  preview: string;
  /** Null where the confirmation opened the case (a late joiner). */
  from: { position: Position; segments: SegmentRef[] } | null;
  to: { position: Position; segments: Segment[] };
  /** Acts of the reviews that count no more. */
  droppedReviews: number[];
};
