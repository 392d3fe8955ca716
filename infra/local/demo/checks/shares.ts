import { type Evidence, forAll, type Invariant, same } from './check.ts';

/** Targets that are shares of the superior's. */
export const shareInvariants = ({ world: { ledger } }: Evidence): Invariant[] => [
  forAll(
    'shares that do not make up the target are named with their sum, and no longer once they do',
    [ledger.shares],
    (s) =>
      same(
        'shares',
        [s?.short, s?.mended],
        [
          [
            {
              ...{ code: 'targets-short', employeeId: s?.headId, target: s?.target },
              ...{ together: '95.5', measure: 'dokumen', shares: 2 },
            },
          ],
          [],
        ],
      ),
  ),
];
