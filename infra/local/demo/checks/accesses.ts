import { type Evidence, forAll, type Invariant } from './check.ts';

/** One person's answer to "who read my data": complete as far as the demo knows who read. */
export const accessInvariants = ({ world: { offices }, accesses }: Evidence): Invariant[] => {
  const { personId, appraiserId, items, after } = accesses;
  const expected: [string, boolean][] = [
    [
      'the appraiser who opened the case',
      // On a page of the person's own, or on a list of the appraiser's team that names them.
      items.some(({ about, readerId }) => ['person', 'team', 'team-work'].includes(about) && readerId === appraiserId),
    ],
    [
      'the auditor who exported the cycle',
      items.some(({ about, readerId }) => about === 'cycle' && readerId === offices.auditor),
    ],
    [
      'the administrator who asked for this very answer',
      after.some(({ about, readerId }) => about === 'person' && readerId === offices.administrator),
    ],
    ['nobody as a reader of their own data', items.every(({ readerId }) => readerId !== personId)],
    ['everybody by name', items.every(({ readerName }) => readerName !== null)],
  ];
  return [
    forAll('a person learns in one call who read their data', expected, ([what, there]) =>
      there ? null : `missing: ${what}`,
    ),
  ];
};
