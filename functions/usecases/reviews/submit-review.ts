import type { ReviewBody } from '../../domain/case/act-bodies.ts';
import type { Case, ReviewRef } from '../../domain/case/case.ts';
import { refuse } from '../../domain/refusal.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { suggestWorkResult } from '../../domain/scoring/suggest.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { type ActReceipt, actOnCase } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadEvidence } from './load-evidence.ts';

type ReviewInput = Pick<ReviewBody, 'workResult' | 'behaviour' | 'reason' | 'strengths' | 'improvements'>;

const suggestionFor = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  subject: Case,
  rules: RuleSet,
): Promise<ReviewBody['suggestion']> => {
  const { plan, realisation } = await loadEvidence(deps, agencyId, subject);
  if (plan === null) return { score: null, rating: null };
  const { score, rating } = suggestWorkResult(plan, realisation, rules);
  return { score, rating };
};

const requireReason = (input: ReviewInput, suggested: ReviewBody['suggestion']): void => {
  if (input.workResult === suggested.rating || input.reason !== null) return;
  refuse('reason-required', {
    detail:
      suggested.rating === null
        ? 'No rating could be calculated from the realisations; say what yours rests on.'
        : `The realisations suggest ${suggested.rating}; say why you depart from it.`,
    fields: [{ pointer: '/reason', code: 'reason-required', detail: 'a reason' }],
    extra: { suggested: suggested.rating, score: suggested.score },
  });
};

const reviewed = (subject: Case, review: ReviewRef): Case => {
  switch (subject.stage) {
    case 'unplanned':
      return { ...subject, stage: 'reviewed', plan: null, review };
    case 'planned':
    case 'reviewed':
      return { ...subject, stage: 'reviewed', review };
    case 'scored':
    case 'unassessed':
    case 'decided':
      return refuse('wrong-stage', { detail: 'The case was scored.' });
  }
};

/**
 * The appraiser rates work results and behaviour. Until the deadline a new review replaces the one before; each stays in
 * the chain. The suggestion is computed here and stored with the review, so that a later change of rules explains nothing
 * away.
 */
export const createSubmitReview =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  (command: Command, input: CaseTarget & ReviewInput): Promise<ActReceipt> =>
    actOnCase(deps, command, { ...input, action: 'review' }, async ({ case: { data }, rules }) => {
      const suggestion = await suggestionFor(deps, command.actor.agencyId, data, rules);
      requireReason(input, suggestion);
      const { workResult, behaviour, reason, strengths, improvements } = input;
      const body: ReviewBody = { workResult, behaviour, reason, strengths, improvements, suggestion };
      const next = reviewed(data, { seq: data.chain.seq + 1, workResult, behaviour });
      return { next, act: 'review-submitted', body };
    });
