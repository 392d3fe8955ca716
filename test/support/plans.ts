import type {
  DescribedIndicator,
  Indicator,
  Plan,
  PlanIndicator,
  WorkResult,
} from '../../functions/domain/planning/plan.ts';

export const measured = (id: string, change: Partial<Indicator> = {}): Indicator => ({
  id,
  text: 'Jumlah dokumen',
  aspect: 'quantity',
  target: '12',
  measure: 'dokumen',
  polarisation: { kind: 'higher' },
  weight: '100',
  ...change,
});

export const described = (id: string, weight = '100'): DescribedIndicator => ({
  id,
  text: 'Mutu pendampingan',
  success: 'Peserta menerapkan sendiri apa yang dipelajari',
  weight,
});

export const workResult = (id: string, weight: string, ...indicators: PlanIndicator[]): WorkResult => ({
  id,
  kind: 'main',
  text: `Hasil kerja ${id}`,
  serves: null,
  weight,
  indicators: indicators.length > 0 ? indicators : [measured(`${id}-i1`)],
});

export const planOf = (...workResults: WorkResult[]): Plan => ({
  form: workResults.some((w) => w.indicators.some((i) => 'success' in i)) ? 'qualitative' : 'quantitative',
  workResults,
  expectations: [],
  attachments: null,
});

/** In words: `mutu` weighs 60 of 100, `dampak` 25 and `proses` 15. */
export const qualitativePlan: Plan = planOf(
  workResult('pendampingan', '60', described('mutu')),
  workResult('jejaring', '40', described('dampak', '62.5'), described('proses', '37.5')),
);
