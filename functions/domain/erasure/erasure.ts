import type { Instant, LocalDate } from '../time/instant.ts';

/** The places of free text that a person may ask to have erased or put right. Numbers and ratings are not among them. */
export const textFields = ['text', 'evidence', 'note', 'grounds', 'reason', 'strengths', 'improvements'] as const;
export type TextField = (typeof textFields)[number];

/** A text, named by where it stands, so that nobody has to quote it. `field` null: every text of that document. */
export type TextTarget =
  | { kind: 'activity'; date: LocalDate; activityId: string; field: TextField | null }
  /** The appraiser's, which carries its author; what colleagues said anonymously belongs to nobody by name. */
  | { kind: 'feedback'; month: string; authorId: string; field: TextField | null }
  /** The document of an act of the case. */
  | { kind: 'act'; seq: number; field: TextField | null };

/** `correct` puts another text in its place (UU 27/2022 art. 6); `erase` leaves a mark (art. 8). */
export type TextChange = { kind: 'erase' } | { kind: 'correct'; text: string };

/** What one person did with it. The key is that of the request, so that a repeat gets the same answer. */
export type ErasureStep = { by: string; at: Instant; reason: string; requestKey: string; requestDigest: string };

type ErasureBase = {
  schemaVersion: 1;
  id: string;
  cycleId: string;
  employeeId: string;
  target: TextTarget;
  requested: ErasureStep;
};

/**
 * Somebody asked that a text be erased or put right. Two people decide: an administrator, then an auditor who is neither the
 * administrator, nor who asked, nor the person concerned. Nothing changes before the second one has confirmed.
 */
export type Erasure = ErasureBase &
  (
    | { status: 'requested'; change: TextChange }
    | { status: 'declined'; change: TextChange; decided: ErasureStep }
    | { status: 'decided'; change: TextChange; decided: ErasureStep }
    | { status: 'refused'; change: TextChange; decided: ErasureStep; confirmed: ErasureStep }
    | {
        status: 'done';
        /** The new text stands in its place and nowhere else: a later erasure must not leave a copy here. */
        change: { kind: TextChange['kind'] };
        decided: ErasureStep;
        confirmed: ErasureStep;
        /** The act of the case that says so. */
        seq: number;
      }
  );
export const erasureStatuses = ['requested', 'declined', 'decided', 'refused', 'done'] as const;
export type ErasureStatus = Erasure['status'];
