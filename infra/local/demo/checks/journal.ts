import { type Evidence, forAll, type Invariant, same } from './check.ts';

/** The daily work of the one who showed everything that a journal can hold. */
export const journalInvariants = ({ world: { ledger } }: Evidence): Invariant[] => [
  forAll('a file of evidence was taken in by its digest alone, and opened byte for byte', [ledger.journal], (journal) =>
    same('file', journal?.evidence, { tampered: 400, taken: 200, same: true }),
  ),
  forAll(
    'what the appraiser said reached the open page, and the correction stands beside the first version',
    [ledger.journal],
    (journal) => {
      const { heard, versions, status, remarks } = journal?.review ?? {};
      const expected = ['activities-reviewed', 2, 'approved', 2];
      return same('review', [heard, versions?.length, status, remarks], expected);
    },
  ),
  forAll('a sheet went in once, as CSV and as XLSX, its broken rows listed', [ledger.journal], (journal) => {
    const { csv, csvAgain, xlsx, xlsxAgain } = journal?.sheets ?? {};
    const created = [csv, csvAgain, xlsx, xlsxAgain].map((report) => report?.created);
    const refused = csv?.refused.map(({ row, column, code }) => [row, column, code]);
    const listed = [
      [4, 'startDate', 'ambiguous-date'],
      [5, 'evidenceLink', 'custom'],
    ];
    return same('sheets', { created, refused }, { created: [3, 0, 3, 0], refused: listed });
  }),
  forAll(
    'signals were shown to the person first, and to the appraiser with the explanation',
    [ledger.journal],
    (journal) => {
      const { own = [], before = [], after = [] } = journal?.signals ?? {};
      const kind = 'same-evidence';
      return own.includes(kind) && !before.includes(kind) && after.includes(kind)
        ? null
        : `own ${own}, before ${before}, after ${after}`;
    },
  ),
];
