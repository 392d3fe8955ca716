import type { PlanForm, WorkResult } from '../planning/plan.ts';
import type { Instant } from '../time/instant.ts';
import type { CoveredPost } from './post.ts';

export type PostTask = { id: string; text: string };

/** What a task of the post is measured by. Whom it serves stands in the plan of each holder, not here. */
export type StandardWorkResult = Pick<WorkResult, 'id' | 'kind' | 'text' | 'weight' | 'indicators' | 'perspective'> & {
  taskId: string;
};

/**
 * Standar kinerja of a post: the tasks, indicators and targets that it carries whoever holds it. A plan starts from it, and
 * is then agreed like any other. Every text is kept; the one in force is the last.
 */
export type PostStandard = {
  schemaVersion: 1;
  code: string;
  /** 1 for the first text. */
  text: number;
  post: CoveredPost;
  form: PlanForm;
  tasks: PostTask[];
  workResults: StandardWorkResult[];
  /** The regulation or decree that describes the post (uraian jabatan). */
  legalBasis: string | null;
  /** Why the standard was changed; null for the first text. */
  reason: string | null;
  by: string;
  at: Instant;
  requestDigest: string;
};
