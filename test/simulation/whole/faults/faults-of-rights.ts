import type { Change } from './plant.ts';

/** Mistakes at a person's cost. */
export const faultsOfRights: Record<string, Change[]> = {
  'a provisional rating lowers a person who did their duty': [
    {
      file: 'domain/scoring/score-case.ts',
      from: `if (behaviour.rating === null) return { rating: floor, reason: 'when-silent', inputs };`,
      to: `if (behaviour.rating === null) return { rating: 'below', reason: 'when-silent', inputs };`,
    },
  ],
  'a week under another appraiser is the rating of the quarter': [
    { file: 'domain/segments/score-segments.ts', from: '(unreviewed?.rating ?? null)', to: 'null' },
  ],
  'a missing review is the employee’s own fault': [
    { file: 'domain/closing/review-end.ts', from: '? [appraiserId]', to: '? [employeeId]' },
    {
      file: 'domain/closing/review-end.ts',
      from: '({ appraiserId, segments }: ClosingCase)',
      to: '({ appraiserId, employeeId, segments }: ClosingCase)',
    },
  ],
  'a plan that nobody decided on counts as not handed in': [
    {
      file: 'domain/closing/planning-end.ts',
      from: `return inTime ? 'plan-carried-as-submitted' : null;`,
      to: `return inTime && draft.version > 9 ? 'plan-carried-as-submitted' : null;`,
    },
  ],
  'who has no review has no result': [
    {
      file: 'domain/closing/review-end.ts',
      from: `subject.stage === 'planned' && hasRealisation`,
      to: `subject.stage === 'reviewed' && hasRealisation`,
    },
  ],
  'a realisation in time is overlooked by the close': [
    {
      file: 'usecases/closing/foresee-ends.ts',
      from: 'hasRealisation: realisations[i] != null',
      to: 'hasRealisation: i > 0 && realisations[i] != null',
    },
  ],
  'rating changed in the forum without a carried motion': [
    {
      file: 'usecases/forum/resolve-motion.ts',
      from: `outcome.result === 'carried' ? await changesOf`,
      to: `outcome.for > 0 ? await changesOf`,
    },
  ],
  'a member votes twice': [
    {
      file: 'usecases/forum/cast-vote.ts',
      from: `if (own !== undefined) refuse('already-decided', { detail: 'You have voted on this motion.' });`,
      to: '',
    },
  ],
  'a dismissed objection changes the rating': [
    {
      file: 'domain/objection/decide-objection.ts',
      from: 'next: { ...subject, objection: { ...objection, status:',
      to: `next: { ...subject, result: { ...subject.result, behaviour: 'below' }, objection: { ...objection, status:`,
    },
  ],
  'a text is erased without the act that says so': [
    {
      file: 'usecases/erasures/redaction.ts',
      from: 'writes: [...act, ...replaced, ...removals]',
      to: 'writes: [...(act.length > 0 ? [] : act), ...replaced, ...removals]',
    },
  ],
};
