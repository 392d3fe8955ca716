import type { Band } from '../entitlements/entitlement-rules.ts';
import type { FieldProblem } from '../refusal.ts';
import { rising, unique, unless } from './check-numbers.ts';
import type { RuleSet } from './rule-set.ts';

/** PP 30/2019 art. 56-58: six months to improve. */
const monthsToImprove = 6;

const checkBands = (pointer: string, bands: readonly Band[]): FieldProblem[] =>
  rising(
    pointer,
    bands.map(({ from }) => String(from)),
  );

const checkObjection = ({ objection }: RuleSet): FieldProblem[] => [
  // PP 30/2019 art. 59 gives everybody fourteen days; an agency may give more.
  ...unless(objection.fileDays >= 14, '/rules/objection/fileDays', 'out-of-bounds', 'The law gives fourteen days.'),
  ...unless(
    objection.warnDays.every((days) => days < objection.decideDays),
    '/rules/objection/warnDays',
    'out-of-bounds',
    'A warning comes within the term to decide.',
  ),
  ...unless(
    objection.statementDays < objection.decideDays,
    '/rules/objection/statementDays',
    'out-of-bounds',
    'Both sides must be able to speak within the term to decide.',
  ),
];

const checkFollowUps = ({ followUp }: RuleSet): FieldProblem[] => {
  const ids = followUp.map(({ id }) => id);
  return [
    ...unique('/rules/followUp', ids),
    ...followUp.flatMap(({ when, propose, months }, i) => [
      ...unless(
        when.failed === undefined || ids.includes(when.failed),
        `/rules/followUp/${i}/when/failed`,
        'unknown-rule',
        'There is no such rule.',
      ),
      ...unless(
        propose !== 'sanction' || when.failed !== undefined,
        `/rules/followUp/${i}/when/failed`,
        'required',
        'A sanction follows only a time to improve that did not suffice.',
      ),
      ...unless(
        propose !== 'improvement-period' || (months ?? 0) >= monthsToImprove,
        `/rules/followUp/${i}/months`,
        'out-of-bounds',
        'The law gives six months to improve.',
      ),
    ]),
  ];
};

/** Objections, measures and what results give: terms that the law sets, references that lead nowhere, bands out of order. */
export const checkOutcomes = (rules: RuleSet): FieldProblem[] => [
  ...checkObjection(rules),
  ...checkFollowUps(rules),
  ...checkBands('/rules/entitlements/allowance/reports/bands', rules.entitlements.allowance.reports.bands),
  ...checkBands('/rules/entitlements/allowance/attendance', rules.entitlements.allowance.attendance),
];
