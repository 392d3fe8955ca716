import type { Realisation } from '../execution/realisation.ts';
import type { LocalDate } from '../time/instant.ts';
import { addDays } from '../time/zone.ts';
import type { Periods } from './aggregate-periods.ts';

type Span = { from: LocalDate; to: LocalDate };

/** A shorter cycle within a long one. */
export type ShortCycle = { id: string; kind: 'monthly' | 'quarterly'; period: Span; openedAt: string };

/** One person's realisations of the shorter cycles within a long one, in order; null where nothing was reported. */
export type PeriodReports = {
  /** The cycles are the whole of the long period, and the person took part in each. */
  covered: boolean;
  reports: { cycleId: string; realisation: Realisation | null }[];
};

const overlaps = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to;

const byStart = (a: ShortCycle, b: ShortCycle): number => (a.period.from < b.period.from ? -1 : 1);
const latestFirst = (a: ShortCycle, b: ShortCycle): number => (a.openedAt > b.openedAt ? -1 : 1);

/**
 * The cycles whose reports a long period is drawn from: quarters where there are any, else months; where two of them cover
 * the same days the one opened later counts, because it is the correction.
 */
export const shortCyclesWithin = (long: Span, cycles: readonly ShortCycle[]): ShortCycle[] => {
  const within = cycles.filter(({ period }) => period.from >= long.from && period.to <= long.to);
  const quarters = within.filter(({ kind }) => kind === 'quarterly');
  const candidates = (quarters.length > 0 ? quarters : within).toSorted(latestFirst);
  const chosen: ShortCycle[] = [];
  for (const one of candidates) if (!chosen.some(({ period }) => overlaps(period, one.period))) chosen.push(one);
  return chosen.toSorted(byStart);
};

/** Whether the cycles follow each other day by day from the first to the last of the long period. */
export const coverWhole = (long: Span, cycles: readonly ShortCycle[]): boolean => {
  let next = long.from;
  for (const { period } of cycles) {
    if (period.from !== next) return false;
    next = addDays(period.to, 1);
  }
  return cycles.length > 0 && next === addDays(long.to, 1);
};

/** What the shorter periods say of one indicator: it is the same one where it bears the same id. */
export const periodsOf = ({ covered, reports }: PeriodReports, indicatorId: string): Periods => ({
  covered,
  values: reports.map(({ cycleId, realisation }) => ({
    cycleId,
    value: realisation?.items.find((item) => item.indicatorId === indicatorId)?.value ?? null,
  })),
});
