import type { ActKind } from '../case/act.ts';
import type { Feedback } from '../execution/feedback.ts';
import type { StoredActivity } from '../execution/stored-activity.ts';
import type { TextChange, TextField } from './erasure.ts';

/** What stands where a text was: a reader sees that there was one, and not what it said. */
export const erasedMark = '[dihapus]';

/**
 * The texts of an act's document that may go. Left out on purpose: the reasons of decisions on ratings, plans in force and
 * measures, which are the decision (UU 30/2014 art. 55), and every number.
 */
const textsOfAct: Partial<Record<ActKind, readonly TextField[]>> = {
  'plan-returned': ['reason'],
  'plan-amendment-returned': ['reason'],
  'review-submitted': ['strengths', 'improvements'],
  'objection-filed': ['grounds', 'evidence'],
  'objection-inadmissible': ['grounds', 'evidence'],
  'objection-hearing-called': ['note'],
  'objection-recused': ['reason'],
  'objection-statement': ['text', 'evidence'],
};

export const erasableFields = (kind: 'activity' | 'feedback' | ActKind): readonly TextField[] => {
  if (kind === 'activity') return ['text', 'evidence'];
  if (kind === 'feedback') return ['note'];
  return textsOfAct[kind] ?? [];
};

const newText = (change: TextChange): string => (change.kind === 'correct' ? change.text : erasedMark);

const replaced = (value: unknown, change: TextChange): unknown => (Array.isArray(value) ? [] : newText(change));
const isGone = (value: unknown): boolean =>
  value === undefined || value === null || value === erasedMark || (Array.isArray(value) && value.length === 0);

/** The document of an act without these texts, or null where nothing of them is left. Numbers and codes stay. */
export const redactBody = (body: unknown, fields: readonly TextField[], change: TextChange): object | null => {
  if (typeof body !== 'object' || body === null) return null;
  const names: readonly string[] = fields;
  const members = Object.entries(body);
  if (!members.some(([name, value]) => names.includes(name) && !isGone(value))) return null;
  return Object.fromEntries(
    members.map(([name, value]) => [name, names.includes(name) && !isGone(value) ? replaced(value, change) : value]),
  );
};

export const redactFeedback = (feedback: Feedback, change: TextChange): Feedback | null =>
  feedback.note === erasedMark ? null : { ...feedback, note: newText(change) };

/**
 * One version of a report without these texts; minutes, quantities and days stay. Versions that were replaced lose their texts
 * in a correction as well: only the last one shows the new text.
 */
export const redactActivity = (
  stored: StoredActivity,
  fields: readonly TextField[],
  change: TextChange,
): StoredActivity | null => {
  const text = fields.includes('text') && stored.t !== erasedMark;
  const evidence = fields.includes('evidence') && stored.e !== undefined;
  if (!text && !evidence) return null;
  const { e, ...rest } = stored;
  return {
    ...rest,
    ...(e === undefined || evidence ? {} : { e }),
    ...(text ? { t: newText(change) } : {}),
    // The reason of a correction may say again what was wrong.
    ...(text && stored.c !== undefined ? { c: { ...stored.c, r: erasedMark } } : {}),
  };
};
