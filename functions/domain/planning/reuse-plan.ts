import { isMeasured, type Plan, type WorkResult } from './plan.ts';

/** What was changed so that an old plan fits the new period; the author looks at each before submitting. */
export type ReuseNote = {
  code: 'now-provisional' | 'no-longer-served' | 'perspective-missing' | 'no-longer-assigned';
  /** Pointer into the proposed plan. */
  pointer: string;
};

type Superior = {
  /** Work results of the superior's plan of the new period. */
  now: ReadonlySet<string>;
  /** Texts of the superior's work results that the old plan served, by id. */
  before: ReadonlyMap<string, string>;
};

type Reused = { workResult: WorkResult; code: ReuseNote['code'] | null };

/** A share of a target that the superior no longer has is a target of one's own. */
const withoutShares = (workResult: WorkResult): WorkResult => ({
  ...workResult,
  indicators: workResult.indicators.map((indicator) => {
    if (!isMeasured(indicator)) return indicator;
    const { shareOf: _, ...own } = indicator;
    return own;
  }),
});

/** A work result of the superior that is no longer there is served in the words that it had. */
const serveAgain = (workResult: WorkResult, superior: Superior): Reused => {
  const { serves } = workResult;
  if (serves?.kind !== 'superior' || superior.now.has(serves.workResultId)) return { workResult, code: null };
  const text = superior.before.get(serves.workResultId);
  const own = withoutShares(workResult);
  return text === undefined
    ? { workResult: { ...own, serves: null }, code: 'no-longer-served' }
    : { workResult: { ...own, serves: { kind: 'provisional', text } }, code: 'now-provisional' };
};

/**
 * A plan of an earlier period as a proposal for a new one. Texts, targets and weights stay for the author to revise; what
 * the leader asked for in particular was asked for that period and is left out, as are perspectives of a post that has none.
 */
export const reusePlan = (
  plan: Plan,
  superior: Superior,
  hasPerspectives: boolean,
): { plan: Plan; notes: ReuseNote[] } => {
  const notes: ReuseNote[] = [];
  const workResults = plan.workResults.map((old, i): WorkResult => {
    const { leaderExpectation: _, perspective, assignment, ...kept } = old;
    // Work from another unit was assigned for that period: whoever still wants it assigns it again.
    if (assignment !== undefined) notes.push({ code: 'no-longer-assigned', pointer: `/workResults/${i}` });
    const { workResult, code } = serveAgain(kept, superior);
    if (code !== null) notes.push({ code, pointer: `/workResults/${i}/serves` });
    if (!hasPerspectives) return workResult;
    if (perspective !== undefined) return { ...workResult, perspective };
    notes.push({ code: 'perspective-missing', pointer: `/workResults/${i}/perspective` });
    return workResult;
  });
  return { plan: { form: plan.form, workResults, expectations: [], attachments: plan.attachments }, notes };
};
