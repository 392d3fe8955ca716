import pLimit from 'p-limit';
import type { AnonymousFeedback, Statement } from '../../domain/feedback/anonymous-feedback.ts';
import { type FeedbackRelease, releaseFeedback, tooFewForAnySource } from '../../domain/feedback/feedback-release.ts';
import type { FeedbackRules } from '../../domain/feedback/feedback-rules.ts';
import { ConflictError, type Page, type Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { insertOnce } from '../closing/work-shards.ts';
import type { Deps } from '../support/deps.ts';

type SealDeps = Pick<Deps, 'store'>;

/** A note has at most 500 signs of at most 4 bytes: a page stays under half of an item's 400 KB. */
const notesPerPage = 100;
const deletions = 8;
const saidPerPage = 200;

/** The author's tag is the last part of the key. */
const statementOf = ({ key, data }: Stored<AnonymousFeedback>): Statement => {
  const { source, month, ratings, note } = data;
  return { source, month, ratings, note, author: key.sk.slice(key.sk.lastIndexOf('#') + 1) };
};

const readSaid = async (deps: SealDeps, agencyId: string, target: CaseTarget): Promise<Stored<AnonymousFeedback>[]> => {
  const said: Stored<AnonymousFeedback>[] = [];
  const range = keys.anonymousFeedbacks(agencyId, target.cycleId, target.employeeId);
  // Pages and no generator over them: asked of everybody, and most have said nothing.
  let after: string | null = null;
  do {
    const page: Page<AnonymousFeedback> = await deps.store.query(range, { limit: saidPerPage, after });
    said.push(...page.items);
    after = page.next;
  } while (after !== null);
  return said;
};

/** Deletes all of them together; false where another worker had deleted one. */
const remove = async (deps: SealDeps, ...items: Pick<Stored<unknown>, 'key' | 'version'>[]): Promise<boolean> => {
  try {
    await deps.store.commit(items.map(({ key, version }) => ({ kind: 'delete', key, version })));
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
};

const writeRelease = async (
  deps: SealDeps,
  agencyId: string,
  { cycleId, employeeId }: CaseTarget,
  said: readonly Stored<AnonymousFeedback>[],
  rules: FeedbackRules,
): Promise<void> => {
  const { release, notes } = releaseFeedback(said.map(statementOf), rules);
  for (const [source, texts] of notes)
    for (let page = 0; page * notesPerPage < texts.length; page++)
      await insertOnce(deps, keys.feedbackNotes(agencyId, cycleId, employeeId, source, page), {
        schemaVersion: 1,
        notes: texts.slice(page * notesPerPage, (page + 1) * notesPerPage),
      });
  await insertOnce(deps, keys.feedbackRelease(agencyId, cycleId, employeeId), release);
};

const sameItems = (a: readonly Stored<unknown>[], b: readonly Stored<unknown>[]): boolean =>
  a.length === b.length && a.every(({ key }, i) => key.sk === b[i]?.key.sk);

/** Waits for all of them before the first failure is thrown. */
const removeEach = async (deps: SealDeps, said: readonly Stored<AnonymousFeedback>[]): Promise<void> => {
  const limit = pLimit(deletions);
  const removals = said.map((one) => limit(() => remove(deps, one)));
  await Promise.allSettled(removals);
  await Promise.all(removals);
};

/** The single statements go; where nothing may be released the empty release goes with the last of them. */
const removeSaid = async (
  deps: SealDeps,
  said: readonly Stored<AnonymousFeedback>[],
  release: Stored<FeedbackRelease>,
): Promise<void> => {
  const [last, ...others] = said;
  if (last === undefined) return;
  await removeEach(deps, others);
  if (release.data.sources.length > 0) await remove(deps, last);
  // Where another worker had deleted the statement the release may still be there.
  else if (!(await remove(deps, last, release))) await remove(deps, release);
};

/**
 * Folds what colleagues said of a person into a release and deletes the single statements. Run when nothing can be said
 * any more. Where too few spoke nothing is left, just as where nobody did: even an empty release would tell of a lone
 * subordinate that they had spoken.
 *
 * A repeat, or two at once, come to the same release: it is written before the first statement is deleted and looked for
 * after all were read. Where none is found the statements are read again: were they being deleted meanwhile, a release of
 * the remaining ones could show what all of them together may not. Where fewer spoke than any release needs, no part of them could show
 * anything: they go without one, at a unit each.
 */
export const sealFeedback = async (
  deps: SealDeps,
  agencyId: string,
  target: CaseTarget,
  rules: FeedbackRules,
): Promise<void> => {
  const key = keys.feedbackRelease(agencyId, target.cycleId, target.employeeId);
  let said = await readSaid(deps, agencyId, target);
  while (said.length > 0) {
    const release = await deps.store.get(key);
    if (release !== null) return removeSaid(deps, said, release);
    const tooFew = tooFewForAnySource(said.map(statementOf), rules);
    if (tooFew) await removeEach(deps, said);
    const again = await readSaid(deps, agencyId, target);
    if (!tooFew && sameItems(said, again)) await writeRelease(deps, agencyId, target, said, rules);
    said = again;
  }
};
