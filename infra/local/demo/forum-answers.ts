import * as z from 'zod';
import { minutesView } from '../../../functions/contracts/forum-responses.ts';
import { ownReceipt } from '../../../functions/contracts/receipts.ts';
import type { Vote } from '../../../functions/domain/forum/forum.ts';

/* What the demo reads of forums, decisions and receipts, and what it keeps of them itself. */

export { minutesView as minutesAnswer, ownReceipt };
export type MinutesAnswer = z.output<typeof minutesView>;
export type OwnReceipt = z.output<typeof ownReceipt>;
export const seatsAnswer = z.looseObject({ chairId: z.string(), memberIds: z.array(z.string()) });
export const declared = z.looseObject({ memberId: z.string(), recusedFrom: z.array(z.string()) });
export const voteAnswer = z.looseObject({ memberId: z.string(), vote: z.string().nullable() });
/** What a visitor sees behind a receipt's code, as it came: everything in it is looked at. */
export const receiptSeen = z.looseObject({ status: z.string(), digest: z.string() });
export const changesAnswer = z.looseObject({
  items: z.array(
    z.looseObject({
      by: z.string(),
      reason: z.string(),
      to: z.looseObject({ predicate: z.string() }),
      vote: z.looseObject({ intact: z.boolean() }).nullable(),
    }),
  ),
});

export type ForumLedger = {
  /** Chair of each forum with seats of its own, by service. */
  seats: Map<string, { chairId: string; memberIds: string[] }>;
  /** Members refused a vote on somebody to whom they are bound. */
  recused: { memberId: string; employeeId: string }[];
  secret: { employeeId: string; serviceCode: string; votes: Map<string, Vote>; receipts: (string | null)[] } | null;
  /** The service whose forum nobody locked. */
  forgotten: string;
  exception: { employeeId: string; serviceCode: string } | null;
  receipts: Map<string, OwnReceipt>;
  /** What a visitor saw behind each receipt at the end. */
  receiptsSeen: Map<string, z.output<typeof receiptSeen>>;
  /** What the people whose rating a motion changed read of the reason. */
  reasonsSeen: Map<string, z.output<typeof changesAnswer>['items']>;
};

export const createForumLedger = (): ForumLedger => ({
  seats: new Map(),
  recused: [],
  secret: null,
  forgotten: '',
  exception: null,
  receipts: new Map(),
  receiptsSeen: new Map(),
  reasonsSeen: new Map(),
});
