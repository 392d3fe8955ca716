import type { z } from 'zod';
import type { openCycleBody } from '../../../functions/contracts/cycles.ts';
import type { Instant, LocalDate, Zone } from '../../../functions/domain/time/instant.ts';
import { addDays, localDateOf } from '../../../functions/domain/time/zone.ts';

type CycleBody = z.input<typeof openCycleBody>;
type People = Pick<CycleBody, 'committee' | 'authorisedOfficialId'>;

/** Days that a phase lasts after the one before. */
const lasts = {
  'supervisor-review': 7,
  'organisation-predicate': 4,
  'committee-forum': 7,
  'final-decision': 5,
  'follow-up': 60,
} as const;

const quarterOf = (today: LocalDate): { number: number; year: string; from: LocalDate; to: LocalDate } => {
  const year = today.slice(0, 4);
  const number = Math.ceil(Number(today.slice(5, 7)) / 3);
  const first = (n: number): LocalDate =>
    n > 4 ? `${Number(year) + 1}-01-01` : `${year}-${String(n * 3 - 2).padStart(2, '0')}-01`;
  return { number, year, from: first(number), to: addDays(first(number + 1), -1) };
};

/** A cycle over the quarter of today: a fortnight to plan, a few days after the quarter's end to report, then phase after phase. */
export const exampleCycle = (now: Instant, zone: Zone, people: People): CycleBody => {
  const today = localDateOf(now, zone);
  const quarter = quarterOf(today);
  const planning = addDays(today, 14);
  const latest = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);
  const execution = latest(addDays(quarter.to, 5), addDays(planning, 7));
  const review = addDays(execution, lasts['supervisor-review']);
  const organisation = addDays(review, lasts['organisation-predicate']);
  const forum = addDays(organisation, lasts['committee-forum']);
  const decision = addDays(forum, lasts['final-decision']);
  return {
    id: `tw${quarter.number}-${quarter.year}`,
    title: `Triwulan ${quarter.number} ${quarter.year}`,
    kind: 'quarterly',
    period: { from: quarter.from, to: quarter.to },
    deadlines: {
      planning,
      execution,
      'supervisor-review': review,
      'organisation-predicate': organisation,
      'committee-forum': forum,
      'final-decision': decision,
      'follow-up': addDays(decision, lasts['follow-up']),
    },
    ...people,
  };
};
