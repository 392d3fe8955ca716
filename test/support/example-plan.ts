import type { Realisation } from '../../functions/domain/execution/realisation.ts';
import type { Plan } from '../../functions/domain/planning/plan.ts';

/** A complete plan: two work results, three indicators of different polarisation. */
export const examplePlan: Plan = {
  form: 'quantitative',
  workResults: [
    {
      id: 'layanan',
      kind: 'main',
      text: 'Layanan kesehatan ibu dan anak meningkat',
      serves: { kind: 'provisional', text: 'Derajat kesehatan masyarakat meningkat' },
      weight: '60',
      indicators: [
        {
          id: 'kunjungan',
          text: 'Jumlah kunjungan rumah',
          aspect: 'quantity',
          target: '120',
          measure: 'kunjungan',
          polarisation: { kind: 'higher' },
          weight: '50',
        },
        {
          id: 'tunggu',
          text: 'Waktu tunggu rata-rata',
          aspect: 'time',
          target: '30',
          measure: 'menit',
          polarisation: { kind: 'lower', formula: 'complement' },
          weight: '50',
        },
      ],
    },
    {
      id: 'data',
      kind: 'main',
      text: 'Data kesehatan tersedia tepat waktu',
      serves: null,
      weight: '40',
      indicators: [
        {
          id: 'laporan',
          text: 'Laporan bulanan yang lengkap',
          aspect: 'quality',
          target: '3',
          measure: 'laporan',
          polarisation: { kind: 'higher' },
          weight: '100',
        },
      ],
    },
  ],
  expectations: [{ behaviour: 'kolaboratif', text: 'Bekerja sama dengan puskesmas tetangga' }],
  attachments: null,
};

/** Exactly on target: every achievement is 100 %. */
export const exampleRealisation: Realisation['items'] = [
  { indicatorId: 'kunjungan', value: '120', evidence: ['https://bukti.example.go.id/kunjungan'] },
  { indicatorId: 'tunggu', value: '30', evidence: [] },
  { indicatorId: 'laporan', value: '3', evidence: [] },
];
