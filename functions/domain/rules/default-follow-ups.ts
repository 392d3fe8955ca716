import type { FollowUpRule } from './rule-set.ts';

/*
 * Guidance (bimbingan) answers weak work results, counselling (konseling) weak behaviour: the predicates follow the
 * matrix of PermenPANRB 6/2022, where Kurang is behaviour below expectation with the targets met. The 25 %/50 % thresholds
 * of PP 53/2010 are no longer law and have no rule here.
 */
export const defaultFollowUps: FollowUpRule[] = [
  {
    id: 'award-certificate',
    when: { predicates: ['sangat-baik'] },
    propose: 'award',
    text: {
      id: 'Piagam penghargaan atas kinerja sangat baik.',
      en: 'Certificate of merit for excellent performance.',
    },
    months: null,
    legalBasis: 'PP 30/2019 art. 53-55',
  },
  {
    id: 'talent-pool',
    when: { predicates: ['sangat-baik'], aboveScore: '110' },
    propose: 'talent-pool',
    text: {
      id: 'Diusulkan untuk pemetaan potensi dan kelompok rencana suksesi.',
      en: 'Proposed for the assessment of potential and the succession pool.',
    },
    months: null,
    legalBasis: 'PermenPANRB 3/2020',
  },
  {
    id: 'training-service-ethics',
    when: { weakBehaviour: 'berorientasi-pelayanan' },
    propose: 'training',
    text: {
      id: 'Pelatihan komunikasi dan etika pelayanan.',
      en: 'Training in communication and service ethics.',
    },
    months: null,
    legalBasis: 'PermenPANRB 6/2022',
  },
  {
    id: 'performance-guidance',
    when: { predicates: ['butuh-perbaikan', 'sangat-kurang'] },
    propose: 'coaching',
    text: {
      id: 'Bimbingan kinerja oleh atasan, dengan catatan setiap pertemuan.',
      en: 'Performance guidance by the superior, each meeting documented.',
    },
    months: 3,
    legalBasis: 'PermenPANRB 6/2022',
  },
  {
    id: 'performance-counselling',
    when: { predicates: ['kurang', 'sangat-kurang'] },
    propose: 'coaching',
    text: {
      id: 'Konseling kinerja atas perilaku kerja, dengan catatan setiap pertemuan.',
      en: 'Counselling on behaviour at work, each meeting documented.',
    },
    months: 3,
    legalBasis: 'PermenPANRB 6/2022',
  },
  {
    id: 'improvement-period',
    when: { predicates: ['butuh-perbaikan', 'sangat-kurang'] },
    propose: 'improvement-period',
    text: {
      id: 'Kesempatan enam bulan untuk memperbaiki kinerja yang tidak mencapai target.',
      en: 'Six months to improve work results that stayed below target.',
    },
    months: 6,
    legalBasis: 'PP 30/2019 art. 56-58',
  },
];
