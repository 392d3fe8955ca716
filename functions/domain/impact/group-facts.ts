import type { Employee } from '../directory/employee.ts';
import type { LocalDate } from '../time/instant.ts';
import type { ImpactRules } from './impact-rules.ts';

/** What the impact of ratings is watched by. Null where the directory does not say: unknown is no group. */
export type GroupFacts = {
  newcomer: boolean;
  leaver: boolean;
  partTime: boolean | null;
  sex: 'man' | 'woman' | null;
  /** Whole years on the last day of the period. */
  age: number | null;
  kind: 'PNS' | 'PPPK' | null;
};

/** The same day so many months later (or earlier), or the last day of that month where it is shorter. */
export const shiftMonths = (date: LocalDate, months: number): LocalDate => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  const leap = newYear % 4 === 0 && (newYear % 100 !== 0 || newYear % 400 === 0);
  const length = newMonth === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(newMonth) ? 30 : 31;
  return `${newYear}-${String(newMonth).padStart(2, '0')}-${String(Math.min(day, length)).padStart(2, '0')}`;
};

/** Digit 15 of the number (NIP, NI PPPK) is the sex, digits 1 to 8 the date of birth; officials have other numbers. */
const isCivil = (nip: string): boolean => /^\d{18}$/.test(nip);

const sexOf = (nip: string): GroupFacts['sex'] => {
  if (!isCivil(nip)) return null;
  return nip[14] === '1' ? 'man' : nip[14] === '2' ? 'woman' : null;
};

const ageOn = (nip: string, day: LocalDate): number | null => {
  if (!isCivil(nip)) return null;
  const birthday = `${nip.slice(4, 6)}-${nip.slice(6, 8)}`;
  return Number(day.slice(0, 4)) - Number(nip.slice(0, 4)) - (day.slice(5) < birthday ? 1 : 0);
};

/**
 * What the directory says of a person of a service at the end of a period.
 *
 * @param inService whether a unit belongs to the service
 */
export const groupFactsOf = (
  employee: Pick<Employee, 'nip' | 'kind' | 'assignments'>,
  periodEnd: LocalDate,
  inService: (unitCode: string) => boolean,
  rules: ImpactRules,
): GroupFacts => {
  const posts = employee.assignments.filter(({ unitCode }) => inService(unitCode));
  const joined = posts.reduce<LocalDate | null>(
    (least, { from }) => (least === null || from < least ? from : least),
    null,
  );
  const stays = posts.some(({ to }) => to === null || to > shiftMonths(periodEnd, rules.leaverMonths));
  const last = posts.filter(({ from }) => from <= periodEnd).at(-1);
  return {
    newcomer: joined !== null && joined > shiftMonths(periodEnd, -rules.newcomerMonths),
    leaver: posts.length > 0 && !stays,
    partTime: last?.partTime ?? null,
    sex: sexOf(employee.nip),
    age: ageOn(employee.nip, periodEnd),
    kind: employee.kind === 'official' ? null : employee.kind,
  };
};
