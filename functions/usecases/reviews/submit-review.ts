import { allJudgements, leftToAppraiser, opposedParts } from '../../domain/assigned-work/judge-assigned.ts';
import type { ReviewBody } from '../../domain/case/act-bodies.ts';
import type { Case, ReopenedCase, ReviewRef } from '../../domain/case/case.ts';
import { beforeResult } from '../../domain/case/reopened-case.ts';
import { withoutAmendment } from '../../domain/case/without-amendment.ts';
import type { Reopening } from '../../domain/cycle/reopening.ts';
import { windowOf } from '../../domain/cycle/reopening-rules.ts';
import { checkJudgements } from '../../domain/planning/check-judgements.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import { refuse } from '../../domain/refusal.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { PeriodReports } from '../../domain/scoring/period-reports.ts';
import { suggestWorkResult } from '../../domain/scoring/suggest.ts';
import { withPartReview } from '../../domain/segments/review-part.ts';
import { ledIn } from '../../domain/segments/segment.ts';
import { isBound, suggestForHead } from '../../domain/units/head-suggestion.ts';
import type { UnitAchievement } from '../../domain/units/unit-achievement.ts';
import { loadAssignedJudgements } from '../assigned-work/load-assigned-work.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { stillOpen } from '../cycles/still-open.ts';
import { ownPeriodReports } from '../scoring/period-documents.ts';
import { type ActReceipt, actOnCase } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadUnitAchievements } from '../units/unit-achievements.ts';
import { loadEvidence } from './load-evidence.ts';
import { partOfReview, type ReviewedPart } from './part-of-review.ts';

type ReviewInput = Pick<
  ReviewBody,
  'workResult' | 'behaviour' | 'reason' | 'strengths' | 'improvements' | 'judgements'
> & {
  /** The new idea of benefit that the appraiser confirms; null or absent: none. */
  newIdea?: string | null;
  /** Number of the part of the period, needed where the appraiser has several; null or absent: the only one. */
  segment?: number | null;
};

/** What is described in words has no number to stand on: the appraiser's word on each indicator is the measure. */
const requireJudgements = (judgements: NonNullable<ReviewBody['judgements']>, plan: Plan | null): void => {
  const fields = checkJudgements(judgements, plan);
  if (fields.length === 0) return;
  refuse(fields.some(({ code }) => code === 'unknown-indicator') ? 'unknown-indicator' : 'judgement-required', {
    fields,
  });
};

type Suggested = {
  suggestion: ReviewBody['suggestion'];
  /** The person leads a unit whose achievement is the rating. */
  binding: boolean;
  /** Indicators that the employee left out. */
  unreported: string[];
  /** Parts assigned from outside of which their leader says the opposite. */
  opposed: string[];
};

/** Of the unit led in the part of the period that is reviewed; an earlier post's unit is not the one led now. */
const unitOf = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  subject: Case,
  part: ReviewedPart | null,
  rules: RuleSet,
): Promise<UnitAchievement | null> =>
  loadUnitAchievements(deps, agencyId, subject.cycleId, rules).ledBy(part === null ? subject : ledIn(part.segment));

const suggestionFor = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  subject: Case,
  rules: RuleSet,
  part: ReviewedPart | null,
  input: ReviewInput,
  reports: PeriodReports | null,
): Promise<Suggested> => {
  const { plan, realisation } = await loadEvidence(deps, agencyId, subject, part?.segment);
  const byAppraiser = input.judgements ?? [];
  const assigned = await loadAssignedJudgements(deps, agencyId, subject, plan);
  requireJudgements(byAppraiser, plan === null ? null : leftToAppraiser(plan, assigned, rules));
  if (plan === null) return { suggestion: { score: null, rating: null }, binding: false, unreported: [], opposed: [] };
  const judgements = allJudgements(plan, byAppraiser, assigned, rules);
  const unit = await unitOf(deps, agencyId, subject, part, rules);
  const own = suggestWorkResult(plan, realisation, rules, judgements, reports);
  const { score, rating, work } = suggestForHead(own, unit, rules);
  const unreported = (work?.missing ?? []).filter(({ owedBy }) => owedBy === 'employee');
  return {
    suggestion: { score, rating },
    binding: isBound(unit, rules),
    unreported: unreported.map(({ indicatorId }) => indicatorId),
    opposed: opposedParts(plan, assigned, input.workResult, rules),
  };
};

/** A departure from the suggestion needs a reason, and so does a rating over indicators that were not reported. */
const requireReason = (
  input: ReviewInput,
  { suggestion: suggested, binding, unreported, opposed }: Suggested,
): void => {
  if (binding && input.workResult !== suggested.rating)
    refuse('unit-rating-binds', {
      detail: `The unit led reached ${suggested.score} %: the work-result rating is ${suggested.rating}.`,
      fields: [{ pointer: '/workResult', code: 'unit-rating-binds', detail: `${suggested.rating}` }],
      extra: { suggested: suggested.rating, score: suggested.score },
    });
  if (input.reason !== null) return;
  if (opposed.length > 0)
    refuse('reason-required', {
      detail: `Whoever assigned ${opposed.join(', ')} judges the opposite of ${input.workResult}; say why you depart from it.`,
      fields: [{ pointer: '/reason', code: 'reason-required', detail: 'a reason' }],
      extra: { suggested: suggested.rating, score: suggested.score, opposed: opposed.length },
    });
  if (input.workResult === suggested.rating && unreported.length === 0) return;
  if (input.workResult === suggested.rating) {
    refuse('reason-required', {
      detail: `Not reported: ${unreported.join(', ')}; say what your rating of these rests on.`,
      fields: [{ pointer: '/reason', code: 'reason-required', detail: 'a reason' }],
      extra: { suggested: suggested.rating, score: suggested.score, unreported: unreported.length },
    });
  }
  refuse('reason-required', {
    detail:
      suggested.rating === null
        ? 'No rating could be calculated from the realisations; say what yours rests on.'
        : `The realisations suggest ${suggested.rating}; say why you depart from it.`,
    fields: [{ pointer: '/reason', code: 'reason-required', detail: 'a reason' }],
    extra: { suggested: suggested.rating, score: suggested.score },
  });
};

const reviewed = (subject: Case, review: ReviewRef, part: ReviewedPart | null, rules: RuleSet): Case => {
  switch (subject.stage) {
    case 'unplanned':
      if (part !== null) return withPartReview(subject, part.number, review, rules);
      return { ...subject, stage: 'reviewed', plan: null, review };
    case 'planned':
    case 'reviewed':
      if (part !== null) return withPartReview(subject, part.number, review, rules);
      return { ...subject, stage: 'reviewed', review };
    case 'scored':
    case 'unassessed':
    case 'decided':
      return refuse('wrong-stage', { detail: 'The case was scored.' });
  }
};

/** A review in a reopened phase waits beside the result, which stands until everybody concerned is settled again. */
const reviewedAgain = (subject: Case, given: Case, window: Reopening | null): Case => {
  if (subject.stage !== 'scored' && subject.stage !== 'unassessed') return given;
  if (window === null) return refuse('wrong-stage', { detail: 'The case was scored.' });
  const { number } = window;
  // What an earlier close left written there, of this case or the close that is under way, stays.
  const reopened: ReopenedCase = subject.reopened === undefined ? { number } : { ...subject.reopened, of: number };
  if (given.stage === 'reviewed') reopened.review = given.review;
  if (given.segments !== undefined) reopened.parts = given.segments.map((part) => part.review);
  return { ...subject, reopened };
};

/**
 * The appraiser rates work results and behaviour. Until the deadline a new review replaces the one before; each stays in
 * the chain. The suggestion is computed here and stored with the review, so that a later change of rules explains nothing
 * away.
 */
export const createSubmitReview =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  (command: Command, input: CaseTarget & ReviewInput): Promise<ActReceipt> =>
    actOnCase(deps, command, { ...input, action: 'review' }, async ({ cycle, case: { data: subject }, rules }) => {
      const data = beforeResult(subject) ?? subject;
      const part = partOfReview(data, command.actor.personId, input.segment ?? null);
      const judgements = input.judgements ?? [];
      const { agencyId } = command.actor;
      const reports =
        part?.segment.plan === undefined ? await ownPeriodReports(deps, agencyId, cycle, data.employeeId) : null;
      const suggested = await suggestionFor(deps, agencyId, data, rules, part, input, reports);
      requireReason(input, suggested);
      const { suggestion } = suggested;
      const { workResult, behaviour, reason, strengths, improvements } = input;
      const body: ReviewBody = { workResult, behaviour, reason, strengths, improvements, suggestion };
      if (judgements.length > 0) body.judgements = judgements;
      if (input.newIdea !== undefined && input.newIdea !== null) body.newIdea = input.newIdea;
      if (part !== null) body.segment = { number: part.number, from: part.segment.from, to: part.segment.to };
      const ref = { seq: data.chain.seq + 1, workResult, behaviour };
      const given = reviewed(withoutAmendment(data), ref, part, rules);
      const window = windowOf(cycle, subject, 'supervisor-review');
      const next = reviewedAgain(subject, given, window);
      // Nobody owes this review any more, so the phase may be closed early, without a grace, beside it.
      if (data.stage !== 'reviewed' || window !== null) return { next, act: 'review-submitted', body };
      const { key, version } = await stillOpen(deps, agencyId, cycle);
      return { next, act: 'review-submitted', body, alsoWrite: [{ kind: 'check', key, version }] };
    });
