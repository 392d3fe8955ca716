import { type Indicator, isMeasured, type Plan } from '../../../functions/domain/planning/plan.ts';
import type { Random } from './random.ts';

const decimal = (value: number, target: string): string => {
  const whole = !target.includes('.') && Number(target) >= 20;
  return whole ? String(Math.max(0, Math.round(value))) : String(Number(Math.max(0, value).toFixed(2)));
};

/** The value that achieves `share` (1 = the target) of an indicator by the formula stored with it. */
const valueFor = ({ target, polarisation }: Indicator, share: number): string => {
  const t = Number(target);
  switch (polarisation.kind) {
    case 'higher':
      return decimal(t * share, target);
    case 'lower':
      if (polarisation.formula === 'ratio') return decimal(t / share, target);
      return decimal(t * (2 - share), target);
    case 'range': {
      const [low, high] = [Number(polarisation.low), Number(polarisation.high)];
      return decimal(share >= 1 ? (low + high) / 2 : high * (2 - share), target);
    }
  }
};

export type RealisationItems = { indicatorId: string; value: string; evidence: string[] }[];

/** Measured values around `share` of the targets, each with a link to its evidence. */
export const makeRealisation = (plan: Plan, share: number, owner: string, random: Random): RealisationItems =>
  plan.workResults
    .flatMap(({ indicators }) => indicators.filter(isMeasured))
    .map((indicator) => ({
      indicatorId: indicator.id,
      value: valueFor(indicator, share + 0.015 * random.bell()),
      evidence: [`https://bukti.kota-contoh.example/${owner}/${indicator.id}.pdf`],
    }));
