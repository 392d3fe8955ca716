import type { PlanIndicator, WorkResult } from '../planning/plan.ts';
import type { Rating } from '../scoring/predicate.ts';
import type { Instant } from '../time/instant.ts';

/** Who assigns: the leader of another unit, or of a team across units. */
export type WorkSource = { kind: 'unit'; unitCode: string } | { kind: 'team'; teamCode: string };

/** A team across units (tim kerja), set up for one cycle. */
export type WorkTeam = {
  schemaVersion: 1;
  code: string;
  name: string;
  leaderId: string;
  memberIds: string[];
  /** Number of the decree or letter that sets the team up. */
  decree: string;
  by: string;
  at: Instant;
};

/**
 * A work result that somebody else than the appraiser assigns (PermenPANRB 6/2022: penugasan lintas unit). It counts once it
 * stands in the plan that the appraiser sets; whoever assigned it judges that part.
 */
export type AssignedWork = {
  schemaVersion: 1;
  id: string;
  source: WorkSource;
  /** Who led the source when the work was assigned. */
  leaderId: string;
  kind: WorkResult['kind'];
  text: string;
  indicators: PlanIndicator[];
  /** The leader's own work result that this one serves; null where none is named. */
  serves: string | null;
  /** Number of the letter (surat tugas). */
  mandate: string;
  at: Instant;
  requestDigest: string;
  withdrawn: { at: Instant; reason: string; requestDigest: string } | null;
};

/** What the leader says of the part. Every text is kept; the one in force is the last. */
export type AssignedJudgement = {
  schemaVersion: 1;
  workId: string;
  /** 1 for the first text. */
  text: number;
  rating: Rating;
  note: string;
  by: string;
  at: Instant;
  requestDigest: string;
};

export const sourceCodeOf = (source: WorkSource): string =>
  source.kind === 'unit' ? `unit#${source.unitCode}` : `team#${source.teamCode}`;
