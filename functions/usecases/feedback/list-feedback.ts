import type { Feedback } from '../../domain/execution/feedback.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

export type FeedbackView = Pick<Feedback, 'source' | 'authorId' | 'month' | 'ratings' | 'note'>;

const byMonthAndText = (a: FeedbackView, b: FeedbackView): number => {
  const [left, right] = [a, b].map((f) => `${f.month} ${f.source} ${f.note}`);
  return (left ?? '') < (right ?? '') ? -1 : 1;
};

/**
 * All feedback on a person, a few dozen in a period. Without its day, which would name the author to whoever knows who was at
 * the desk; ordered by what it says, because the stored order (the author's tag)
 * is the same every month and would let a reader follow one author through the year.
 */
export const createListFeedback =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: CaseTarget): Promise<{ items: FeedbackView[] }> => {
    await seeCase(deps, actor, target);
    const items: FeedbackView[] = [];
    const range = keys.feedbacks(actor.agencyId, target.cycleId, target.employeeId);
    for await (const { data } of eachOf(deps, range)) {
      const { source, authorId, month, ratings, note } = data;
      items.push({ source, authorId, month, ratings, note });
    }
    return { items: items.sort(byMonthAndText) };
  };
