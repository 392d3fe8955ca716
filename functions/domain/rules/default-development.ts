import type { DevelopmentRules, Training, TrainingRule, UnitRules } from './unit-rules.ts';

/** The law makes a head's rating the unit's achievement; how a unit without indicators is judged is the agency's choice. */
export const defaultUnits: UnitRules = {
  maximumKeyIndicators: 30,
  headRating: 'binding',
  withoutIndicators: 'units-below',
};

const training = (id: string, hours: number, indonesian: string, english: string): Training => ({
  id,
  title: { id: indonesian, en: english },
  hours,
});

const everywhere: TrainingRule['for'] = ['person', 'unit', 'agency'];
const source = 'UU 20/2023 art. 49; PermenPANRB 6/2022';

const answering = (when: TrainingRule['when'], recommend: string): TrainingRule => ({
  id: `${Object.values(when)[0]}-${recommend}`,
  for: everywhere,
  when,
  recommend,
  legalBasis: source,
});

/** One training for each value of BerAKHLAK and each aspect of the indicators; agencies put their own catalogue here. */
export const defaultDevelopment: DevelopmentRules = {
  weakShareOver: '25',
  strongShareFrom: '50',
  minimumGroup: 3,
  trainings: [
    training('komunikasi-etika-pelayanan', 20, 'Komunikasi dan etika pelayanan', 'Communication and service ethics'),
    training('akuntabilitas-integritas', 16, 'Akuntabilitas dan integritas', 'Accountability and integrity'),
    training('teknis-jabatan', 40, 'Pelatihan teknis sesuai jabatan', 'Technical training for the post'),
    training('kerja-sama-keberagaman', 12, 'Kerja sama dalam keberagaman', 'Working together in diversity'),
    training('wawasan-kebangsaan', 12, 'Wawasan kebangsaan dan bela negara', 'Civic duty and loyalty to the state'),
    training(
      'literasi-digital',
      20,
      'Literasi digital dan pengelolaan perubahan',
      'Digital skills and managing change',
    ),
    training('kolaborasi-lintas-unit', 12, 'Kolaborasi lintas unit', 'Collaboration across units'),
    training('produktivitas-kerja', 12, 'Perencanaan dan produktivitas kerja', 'Planning and productivity'),
    training('mutu-standar-layanan', 16, 'Mutu dan standar pelayanan', 'Quality and service standards'),
    training('manajemen-waktu', 8, 'Manajemen waktu', 'Time management'),
    training('pengelolaan-anggaran', 16, 'Pengelolaan anggaran', 'Budget management'),
    training('manajemen-kinerja', 24, 'Manajemen kinerja organisasi', 'Managing the performance of an organisation'),
  ],
  rules: [
    answering({ weakBehaviour: 'berorientasi-pelayanan' }, 'komunikasi-etika-pelayanan'),
    answering({ weakBehaviour: 'akuntabel' }, 'akuntabilitas-integritas'),
    answering({ weakBehaviour: 'kompeten' }, 'teknis-jabatan'),
    answering({ weakBehaviour: 'harmonis' }, 'kerja-sama-keberagaman'),
    answering({ weakBehaviour: 'loyal' }, 'wawasan-kebangsaan'),
    answering({ weakBehaviour: 'adaptif' }, 'literasi-digital'),
    answering({ weakBehaviour: 'kolaboratif' }, 'kolaborasi-lintas-unit'),
    answering({ weakAspect: 'quantity' }, 'produktivitas-kerja'),
    answering({ weakAspect: 'quality' }, 'mutu-standar-layanan'),
    answering({ weakAspect: 'time' }, 'manajemen-waktu'),
    answering({ weakAspect: 'cost' }, 'pengelolaan-anggaran'),
    {
      id: 'key-indicators-manajemen-kinerja',
      for: ['unit', 'agency'],
      when: { weakKeyIndicators: true },
      recommend: 'manajemen-kinerja',
      legalBasis: 'PermenPANRB 6/2022',
    },
  ],
};
