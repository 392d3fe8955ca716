import { type Evidence, forAll, type Invariant, same } from './check.ts';

const deadlineCodes = ['deadline-passed'];

/** What a client was promised: nothing lost, nothing twice, and a refusal that helps. */
export const serviceInvariants = ({ world }: Evidence): Invariant[] => {
  const { ledger, statistics } = world;
  const lateness = ledger.refusals.filter(({ answer }) => deadlineCodes.includes(answer.code));
  const absent = ledger.refusals
    .filter(({ answer }) => answer.code === 'not-found')
    .map(({ answer }) => {
      const { instance: _, ...rest } = answer;
      return rest;
    });
  return [
    forAll(
      'the engine was killed and restarted, and no acknowledged report was lost or doubled',
      [ledger.outage],
      (outage) => {
        if (outage === null || outage.checked === 0) return 'it was not killed';
        return same('lost and doubled', [outage.lost, outage.doubled], [[], []]);
      },
    ),
    forAll('no answer was a server error while the engine was up', [statistics], ({ unexcused }) =>
      same('errors', unexcused, 0),
    ),
    forAll('a request sent twice under one key got the same answer twice', ledger.repeats, ({ what, first, again }) =>
      same(what, again, first),
    ),
    forAll('what colleagues said is shown without their names', ledger.feedbackSeen, ([id, seen]) => {
      const given = ledger.feedback.get(id) ?? [];
      const named = given.filter(({ source, authorId }) => source !== 'appraiser' && seen.includes(authorId));
      return named.length === 0 ? null : `${id} can read who gave feedback`;
    }),
    forAll('every refusal names its code and who can fix it', ledger.refusals, ({ what, answer }) =>
      answer.status >= 400 && answer.status < 500 && answer.whoCanFix.length > 0 && answer.title.length > 0
        ? null
        : what,
    ),
    forAll('a late act was refused with the deadline in the answer', lateness, ({ what, answer }) =>
      answer.deadline === undefined ? what : null,
    ),
    forAll("somebody else's case looks exactly like an absent one", [absent], (all) => same('answers', all[0], all[1])),
    forAll(
      'an import with broken rows lists them with row, column and reason, and doubles nothing',
      [ledger.brokenImport],
      (report) => {
        const { created, updated, unchanged, refused } = report ?? {};
        const rows = refused
          ?.filter(({ column, reason }) => column !== null && reason.length > 0)
          .map(({ row }) => row);
        return same(
          'report',
          { created, updated, unchanged, rows },
          { created: 0, updated: 0, unchanged: 3, rows: [4, 5, 6] },
        );
      },
    ),
  ];
};
