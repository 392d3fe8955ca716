import type { DemoReport } from './demo-report.ts';

const objectionLine = ({ outcomes: { objectionsSeen, named, late } }: DemoReport): string => {
  const seen = [...objectionsSeen.values()].map(({ objection }) => objection);
  const count = (status: string): number => seen.filter((one) => one.status === status).length;
  const silent = seen.filter(({ decision }) => (decision?.unheard.length ?? 0) > 0).length;
  const effects = seen.flatMap(({ decision }) => decision?.effects ?? []);
  const applied = effects.filter(({ how }) => how === 'applied').length;
  const lastDay = objectionsSeen.get(late?.employeeId ?? '')?.objection.window?.lastDay;
  return `Objections: ${count('upheld')} upheld, ${count('partly-upheld')} partly, ${count('dismissed')} dismissed, ${named === null ? 'none' : 'one'} by somebody named because nobody was free, ${silent} with a side that stayed silent after the notice; ${applied} effects applied, ${effects.length - applied} reported. One came too late (the last day was ${lastDay}) and is on record.`;
};

const measureLine = ({ outcomes: { measures: m } }: DemoReport): string => {
  const points = m?.given.flatMap(({ seen: { creditPoints: c } }) => (c.decision === 'earned' ? [c.points] : [])) ?? [];
  const boxes = m?.given.flatMap(({ seen: { talent: t } }) => (t.decision === 'placed' ? [String(t.box)] : [])) ?? [];
  const factors = m?.allowances.map(({ seen }) => seen.factor) ?? [];
  return `After the cycle: ${m?.running} measures run, a guidance ended after ${m?.coached.sent.length} notes; credit points of the quarter ${points.join(', ')}; boxes ${boxes.join(', ')}; allowance of March ${factors.map((f) => `${f} %`).join(', ')}.`;
};

const erasureLine = ({ outcomes: { erased } }: DemoReport): string =>
  `Texts: ${erased.filter(({ of }) => of === null).length} erased and ${erased.filter(({ of }) => of !== null).length} put right at the request of the person, each decided by an administrator and confirmed by an auditor; no rating changed, the chain says so and is whole.`;

export const outcomeLines = (report: DemoReport): string[] => [
  objectionLine(report),
  measureLine(report),
  erasureLine(report),
];
