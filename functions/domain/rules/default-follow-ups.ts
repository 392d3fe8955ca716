import type { FollowUpRule } from '../follow-up/follow-up-rule.ts';

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
    improves: null,
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
    improves: null,
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
    improves: { behaviour: 'berorientasi-pelayanan' },
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
    improves: { rating: 'workResult' },
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
    improves: { rating: 'behaviour' },
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
    improves: { rating: 'workResult' },
    legalBasis: 'PP 30/2019 art. 56-58',
  },
  {
    id: 'award-allowance',
    when: { predicates: ['sangat-baik'], cycleKinds: ['annual'] },
    propose: 'allowance',
    text: {
      id: 'Tambahan penghasilan atau insentif atas kinerja sangat baik setahun.',
      en: 'An additional allowance for a year of excellent performance.',
    },
    months: null,
    improves: null,
    legalBasis: 'PP 30/2019 art. 53-55',
  },
  {
    id: 'award-promotion',
    when: { predicates: ['sangat-baik'], cycleKinds: ['annual'] },
    propose: 'promotion',
    text: {
      id: 'Diprioritaskan dalam pengembangan karier dan kenaikan pangkat.',
      en: 'Priority in career development and promotion.',
    },
    months: null,
    improves: null,
    legalBasis: 'PP 30/2019 art. 53-55',
  },
  {
    id: 'succession-pool',
    when: { talentBoxes: [7, 8, 9] },
    propose: 'talent-pool',
    text: {
      id: 'Diusulkan masuk kelompok rencana suksesi (kotak 7, 8, 9).',
      en: 'Proposed for the succession pool (boxes 7, 8, 9).',
    },
    months: null,
    improves: null,
    legalBasis: 'PermenPANRB 3/2020',
  },
  {
    id: 'sanction-senior-post',
    when: { failed: 'improvement-period', postKinds: ['JPT'] },
    propose: 'sanction',
    text: {
      id: 'Uji kompetensi kembali; berdasarkan hasilnya dapat dipindahkan atau ditempatkan pada jabatan yang lebih rendah.',
      en: 'Competence tested anew; by its result moved, or placed in a lower post.',
    },
    months: null,
    improves: null,
    legalBasis: 'PP 30/2019 art. 56-58',
  },
  {
    id: 'sanction-other-post',
    when: { failed: 'improvement-period', postKinds: ['other'] },
    propose: 'sanction',
    text: {
      id: 'Uji kompetensi kembali; dapat dipindahkan, diturunkan, atau ditempatkan pada jabatan sementara paling lama satu tahun.',
      en: 'Competence tested anew; may be moved, lowered, or placed in a temporary post for at most a year.',
    },
    months: null,
    improves: null,
    legalBasis: 'PP 30/2019 art. 56-58',
  },
  {
    id: 'sanction-contract',
    when: { failed: 'improvement-period', postKinds: ['PPPK'] },
    propose: 'sanction',
    text: {
      id: 'Pemutusan hubungan perjanjian kerja karena target kinerja tidak dipenuhi.',
      en: 'End of the contract, because the agreed performance was not met.',
    },
    months: null,
    improves: null,
    legalBasis: 'PP 49/2018',
  },
];
