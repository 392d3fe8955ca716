import type { Feedback } from '../../domain/execution/feedback.ts';
import { type AnonymousSource, anonymousSources } from '../../domain/feedback/anonymous-feedback.ts';
import type { ReleasedSource } from '../../domain/feedback/feedback-release.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf, loadRules } from '../support/load.ts';
import { isFeedbackClosed } from './is-feedback-closed.ts';

export type FeedbackView = Pick<Feedback, 'source' | 'authorId' | 'month' | 'ratings' | 'note'>;
/** `withheld`: nobody answered, or too few to hide behind one another; which of the two is not told. */
export type SourceView =
  | { source: AnonymousSource; status: 'withheld' }
  | (ReleasedSource & { status: 'released'; notes: string[] });
export type FeedbackOverview = {
  /** The appraiser's, with its author. */
  items: FeedbackView[];
  /** What colleagues said, once and for all after feedback has closed; null until then. */
  colleagues: SourceView[] | null;
  /** Fewest people who are heard together. */
  threshold: number;
  /** When feedback closes. */
  closes: Instant;
};

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byMonthAndText = (a: FeedbackView, b: FeedbackView): number =>
  compareTexts(a.month, b.month) || compareTexts(a.note, b.note);

/** The feedback on a person: the appraiser's at once, that of colleagues as one release that everybody reads alike. */
export const createListFeedback =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: CaseTarget): Promise<FeedbackOverview> => {
    const { agencyId } = actor;
    const { cycleId, employeeId } = target;
    const { cycle } = await seeCase(deps, actor, target);
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    const items: FeedbackView[] = [];
    for await (const { data } of eachOf(deps, keys.feedbacks(agencyId, cycleId, employeeId))) {
      const { source, authorId, month, ratings, note } = data;
      items.push({ source, authorId, month, ratings, note });
    }
    return {
      items: items.sort(byMonthAndText),
      colleagues: isFeedbackClosed(cycle) ? await readColleagues(deps, agencyId, target) : null,
      threshold: rules.feedback.threshold,
      closes: cycle.deadlines.execution,
    };
  };

const readColleagues = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { cycleId, employeeId }: CaseTarget,
): Promise<SourceView[]> => {
  const release = await deps.store.get(keys.feedbackRelease(agencyId, cycleId, employeeId));
  const views: SourceView[] = [];
  for (const source of anonymousSources) {
    const released = release?.data.sources.find((one) => one.source === source);
    if (released === undefined) {
      views.push({ source, status: 'withheld' });
      continue;
    }
    const notes: string[] = [];
    for await (const { data } of eachOf(deps, keys.feedbackNotesOf(agencyId, cycleId, employeeId, source)))
      notes.push(...data.notes);
    views.push({ ...released, status: 'released', notes });
  }
  return views;
};
