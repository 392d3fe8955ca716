import { type Evidence, forAll, type Invariant, same } from './check.ts';
import { expectedMarks } from './expected-marks.ts';

const bySchedule = ['planning', 'execution', 'supervisor-review', 'committee-forum', 'objection-window'];
const byHand = ['organisation-predicate', 'final-decision', 'follow-up'];

const sorted = (list: unknown[]): string[] => list.map((item) => JSON.stringify(item)).sort();

/** The cycle came to its end in the lawful way, and everybody with it. */
export const procedureInvariants = ({ world, cycle, cases }: Evidence): Invariant[] => [
  forAll('the cycle is closed', [cycle], (c) =>
    c.phase === 'closed' && c.closedAt !== null && c.failure === null
      ? null
      : `phase ${c.phase}, closed at ${c.closedAt}`,
  ),
  forAll(
    'planning, execution, review, forum and objection window were ended by the schedule after their deadline',
    bySchedule,
    (phase) => {
      const { trigger, basis } = cycle.closures[phase] ?? {};
      return same(phase, { trigger, basis }, { trigger: 'schedule', basis: 'deadline' });
    },
  ),
  forAll('the other phases were ended by the administrator, when nobody owed anything', byHand, (phase) => {
    const { trigger, basis } = cycle.closures[phase] ?? {};
    return same(phase, { trigger, basis }, { trigger: 'administrator', basis: 'duties-done' });
  }),
  forAll('everybody of the import has one case, and nobody else has', [cases], (all) =>
    same('people', sorted([...all.keys()]), sorted(world.people.map(({ id }) => id))),
  ),
  forAll('every case is decided, or unassessed with the missing act that is the reason', cases.values(), (c) => {
    if (c.stage === 'decided' && c.result) return null;
    const explained = c.marks.some(({ rule }) => rule === 'no-plan' || rule === 'not-assessable');
    return c.stage === 'unassessed' && !c.result && explained ? null : `${c.employeeId} is ${c.stage}`;
  }),
  forAll(
    'the late list names exactly the acts that the script left out, each with the person whose act it was',
    world.people,
    (m) => {
      const marks = cases.get(m.id)?.marks.map(({ missing, owedBy, rule }) => ({ missing, owedBy, rule })) ?? [];
      return same(m.id, sorted(marks), sorted(expectedMarks(world, m)));
    },
  ),
  forAll('exactly those without plan or realisation and without review are unassessed', world.people, (m) => {
    const expected = expectedMarks(world, m).some(({ rule }) => rule === 'not-assessable');
    return same(m.id, cases.get(m.id)?.stage === 'unassessed', expected);
  }),
];
