/** The nine elements of the public satisfaction survey, in the order of PermenPANRB 14/2017 annex. */
export const surveyElements = [
  'persyaratan',
  'prosedur',
  'waktu',
  'biaya',
  'produk',
  'kompetensi-pelaksana',
  'perilaku-pelaksana',
  'pengaduan',
  'sarana',
] as const;
export type SurveyElement = (typeof surveyElements)[number];

/** Mutu pelayanan. */
export const serviceClasses = ['A', 'B', 'C', 'D'] as const;
export type ServiceClass = (typeof serviceClasses)[number];
