import type { Indicator } from '../planning/plan.ts';
import { inPeriod } from '../planning/plan-share.ts';
import type { Explanation } from './explanation.ts';
import { shownValue } from './weighted-mean.ts';

const measures = { month: ['m', 'M'], day: ['d', 'D'] } as const;

/** How the bounds of an annual plan became those of a part of the year; nothing for an indicator that is asked for whole. */
export const periodTargets = (indicator: Indicator): Explanation[] => {
  const { id, share, target, polarisation } = indicator;
  if (share === undefined) return [];
  const [part, whole] = measures[share.unit];
  const bounds = polarisation.kind === 'range' ? { L: polarisation.low, H: polarisation.high } : { T: target };
  return Object.entries(bounds).map(([symbol, agreed]) => ({
    code: 'period-target',
    subject: id,
    ...shownValue(inPeriod(agreed, indicator)),
    unit: 'number',
    formula: `${symbol} × ${part} / ${whole}`,
    symbols: { [symbol]: agreed, [part]: String(share.part), [whole]: String(share.whole) },
    source: 'SKP',
  }));
};
