import { type Evidence, forAll, type Invariant } from './check.ts';
import { versionsOf } from './versions.ts';

/** The same evidence under the other regime of the law. */
export const regimeInvariants = ({ world: { ledger }, exported }: Evidence): Invariant[] => [
  forAll(
    'in the numeric regime (PP 30/2019 art. 41) nobody is Sangat Baik without a new idea, and ratings stay as given',
    ledger.regimes === null ? [] : [ledger.regimes],
    ({ people, changes }) => {
      const excellent = changes.filter(({ after }) => after?.predicate === 'sangat-baik');
      const rated = changes.filter(({ before, after }) => before?.workResult !== after?.workResult);
      const tried = new Set(changes.map(({ employeeId }) => employeeId));
      const demoted = changes.filter(({ before }) => before?.predicate === 'sangat-baik');
      const first = (id: string) => {
        const one = exported.get(id);
        return one === undefined ? undefined : versionsOf(one)[0]?.predicate;
      };
      const unlike = demoted.filter(({ employeeId }) => first(employeeId) !== 'sangat-baik');
      return people > 0 && tried.size > 0 && excellent.length + rated.length + unlike.length === 0
        ? null
        : `${people} tried, ${tried.size} changed, ${excellent.length} excellent, ${rated.length} rated otherwise`;
    },
  ),
];
