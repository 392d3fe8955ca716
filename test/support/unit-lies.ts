import type { Evidence } from '../../infra/local/demo/checks/check.ts';
import { type Lie, withLedger } from './demo-lies.ts';

const withScores = (all: Evidence, change: Partial<Evidence['scores']>): Evidence => ({
  ...all,
  scores: { ...all.scores, ...change },
});

/** What the invariants on units must notice. */
export const unitLies: Lie[] = [
  [
    'a unit counts one too many',
    'every unit adds up the people',
    (e) => ({
      ...e,
      scores: {
        ...e.scores,
        units: e.scores.units.map((u, i) =>
          i === 0 ? { ...u, people: { ...u.people, count: u.people.count + 1 } } : u,
        ),
      },
    }),
  ],
  [
    'the city forgot somebody',
    'the city adds up all its people',
    (e) => {
      const { agency } = e.scores;
      return withScores(e, { agency: { ...agency, people: { ...agency.people, count: agency.people.count - 1 } } });
    },
  ],
  [
    'a head was rated by something else than the department',
    "the work result of a department's head",
    (e) => {
      const head = e.world.people.find((m) => m.headsUnit && e.world.ledger.unitRealisations.has(m.unitCode));
      const [indicator] = e.world.ledger.unitTargets.get(head?.unitCode ?? '') ?? [];
      if (head === undefined || indicator === undefined) throw new Error('no department with key indicators');
      const only = [{ ...indicator, target: '1', weight: '100' }];
      return withLedger(e, { unitTargets: new Map(e.world.ledger.unitTargets).set(head.unitCode, only) });
    },
  ],
  [
    'a training was recommended for nothing',
    'a weakness names its rule',
    (e) => {
      const { agency } = e.scores;
      const trainings = [{ trainingId: 'x', ruleId: 'y', because: ['nothing'] }];
      return withScores(e, { agency: { ...agency, profile: { ...agency.profile, trainings } } });
    },
  ],
];
