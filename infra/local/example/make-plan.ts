import type { Indicator, Plan, WorkResult } from '../../../functions/domain/planning/plan.ts';
import type { WorkKind } from './professions.ts';
import type { Random } from './random.ts';
import { workTemplates } from './work-templates.ts';

/** Whole percentages that sum to exactly 100, in steps of 5, none below 10. */
const weights = (parts: number, random: Random): number[] => {
  const cuts = Array.from({ length: parts }, () => 10);
  for (let step = 0; step < (100 - 10 * parts) / 5; step++) {
    const at = random.below(parts);
    cuts[at] = (cuts[at] ?? 0) + 5;
  }
  return cuts;
};

/**
 * A plan for one kind of post: 2 to 4 work results with 1 or 2 indicators each.
 *
 * @param superiorHasPlan a work result names the superior's where there is one to name, else says in words what it serves
 */
export const makePlan = (kind: WorkKind, superiorHasPlan: boolean, random: Random): Plan => {
  const templates = workTemplates[kind];
  const chosen = templates.slice(0, random.between(2, templates.length));
  const shares = weights(chosen.length, random);
  const workResults = chosen.map(({ text, indicators, perspective }, i): WorkResult => {
    const own = weights(indicators.length, random);
    return {
      id: `rhk-${i + 1}`,
      kind: 'main',
      text,
      serves: superiorHasPlan
        ? { kind: 'superior', workResultId: 'rhk-1' }
        : { kind: 'provisional', text: 'Mendukung sasaran unit; dikaitkan setelah SKP atasan ditetapkan' },
      weight: String(shares[i]),
      indicators: indicators.map(
        (indicator, j): Indicator => ({ id: `iki-${i + 1}-${j + 1}`, weight: String(own[j]), ...indicator }),
      ),
      ...(perspective === undefined ? {} : { perspective }),
    };
  });
  return {
    form: 'quantitative',
    workResults,
    expectations: [{ behaviour: 'berorientasi-pelayanan', text: 'Ramah, cepat, dan jelas kepada penerima layanan' }],
    attachments: null,
  };
};

/** What was done on one day for a work result, as the daily report words it. */
export const activityText = (kind: WorkKind, workResult: number, day: string): string =>
  `${workTemplates[kind][workResult]?.activity ?? 'Melaksanakan tugas'} (${day})`;
