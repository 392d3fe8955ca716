import { type Evidence, forAll, type Invariant, same } from './check.ts';

/** Leave is personal: who needs the days sees no more. */
export const leaveInvariants = ({ world: { ledger } }: Evidence): Invariant[] => {
  const leave = ledger.leave === null ? [] : [ledger.leave];
  return [
    forAll('leave is read whole by the person and the auditor, and as days by the appraiser', leave, (l) => {
      const days = { from: l.day, to: l.day };
      const whole = [{ ...days, kind: 'sick' }];
      return same('leave', [l.own, l.office, l.appraiser], [whole, whole, [{ ...days, kind: null }]]);
    }),
    forAll('work that was reported on a day of leave is shown to the person as a signal', leave, () =>
      ledger.journal?.signals.own.includes('during-leave') ? null : `${ledger.journal?.signals.own}`,
    ),
  ];
};
