/** What refusals around reopened phases say, in Indonesian, by the English words. */
export const reopeningDetails: readonly (readonly [en: string, id: string])[] = [
  ['Phase {} has not ended.', 'Tahap {} belum berakhir.'],
  ['The close of {} was not signed.', 'Penutupan tahap {} tidak ditandatangani.'],
  [
    'The forum looks at the ratings as they stand: propose a motion there.',
    'Forum menilai nilai sebagaimana adanya: ajukan usul di forum.',
  ],
  [
    'The results are decided: what is wrong with one goes by objection.',
    'Hasil sudah diputuskan: kekeliruan diajukan melalui keberatan.',
  ],
  [
    'A plan is made for work that is still to be done: execution has ended.',
    'Rencana dibuat untuk pekerjaan yang masih akan dilakukan: tahap pelaksanaan sudah berakhir.',
  ],
  [
    'This is for an administrator, the chair of the committee, or the authorised official.',
    'Ini untuk admin kepegawaian, ketua tim penilai kinerja, atau pejabat yang berwenang.',
  ],
  ['Nobody reopens a phase for themselves.', 'Tidak seorang pun membuka kembali tahap bagi dirinya sendiri.'],
  ['There is no such case.', 'Tidak ada penilaian pegawai ini.'],
  [
    'A reopening of {} is under way: one after the other.',
    'Pembukaan kembali tahap {} sedang berjalan: satu per satu.',
  ],
  ['Phases of this cycle were reopened too often.', 'Tahap pada siklus ini terlalu sering dibuka kembali.'],
  ['Nobody asked for this.', 'Tidak ada yang meminta ini.'],
  ['Whoever asked cannot be the second person.', 'Yang meminta tidak dapat menjadi orang kedua.'],
  [
    'The result rests on what was reported: in a reopened phase only what is missing is added.',
    'Hasil bertumpu pada yang telah dilaporkan: dalam tahap yang dibuka kembali hanya yang belum ada yang ditambahkan.',
  ],
];
