/** The days of the demo's cycle, first quarter of 2026, in the city's zone (WIB, +07:00). */
export const wib = (date: string, time = '09:00:00'): string => `${date}T${time}+07:00`;

export const cyclePeriod = { from: '2026-01-01', to: '2026-03-31' };
export const opening = wib('2026-01-02', '08:00:00');
/** Days end at midnight in the agency's zone. */
export const deadlines = {
  planning: '2026-01-15',
  execution: '2026-04-07',
  'supervisor-review': '2026-04-14',
  'organisation-predicate': '2026-04-17',
  'committee-forum': '2026-04-22',
  'final-decision': '2026-04-27',
  'follow-up': '2026-06-30',
};

/** Working days on which daily reports are written, spread over the quarter. */
export const reportDays = (count: number): string[] => {
  const days = ['2026-01-20', '2026-02-05', '2026-02-19', '2026-03-05', '2026-03-12', '2026-03-31'];
  const step = days.length / count;
  return Array.from({ length: count }, (_, i) => days[Math.floor((i + 1) * step) - 1] ?? '2026-03-31');
};
