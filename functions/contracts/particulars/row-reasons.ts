/**
 * What an import says of a row that it refuses, in Indonesian, by the English words that the rule gives; `{}` stands for what
 * is filled in.
 */
export const rowReasons: readonly (readonly [en: string, id: string])[] = [
  // Numbers of persons.
  ['the number is missing', 'nomornya tidak diisi'],
  [
    'the number of a state official must be PEJABAT- and 1 to 16 capital letters or digits',
    'nomor pejabat negara harus PEJABAT- diikuti 1 sampai 16 huruf besar atau angka',
  ],
  [
    'a spreadsheet has turned the number into a rounded one (1.98E+17) and lost its last digits: format the column as text and enter it anew',
    'aplikasi lembar kerja membulatkan nomor ini (1.98E+17) sehingga angka terakhirnya hilang: ubah format kolom menjadi teks lalu isi ulang',
  ],
  ['the number must consist of digits', 'nomor hanya boleh berisi angka'],
  ['the number must have 18 digits, not {}', 'nomor harus 18 angka, bukan {}'],
  [
    'digits 1 to 8 must be the date of birth, year month day',
    'angka ke-1 sampai ke-8 harus tanggal lahir: tahun, bulan, hari',
  ],
  [
    'digits 13 and 14 of the number of a PNS must be the month of appointment, 01 to 12; the number of a PPPK has a contract code there: check the kind',
    'angka ke-13 dan ke-14 NIP PNS harus bulan pengangkatan, 01 sampai 12; pada NI PPPK tempat itu berisi kode kontrak: periksa jenis pegawainya',
  ],
  [
    'digits 9 to 12 must be the year of appointment, later than that of birth',
    'angka ke-9 sampai ke-12 harus tahun pengangkatan, sesudah tahun lahir',
  ],
  ['digit 15 must be 1 (man) or 2 (woman)', 'angka ke-15 harus 1 (laki-laki) atau 2 (perempuan)'],
  [
    'digits 16 to 18 are a serial number from 001; 000 shows that a spreadsheet kept the number with 15 digits only: format the column as text and enter it anew',
    'angka ke-16 sampai ke-18 adalah nomor urut mulai 001; 000 menandakan aplikasi lembar kerja hanya menyimpan 15 angka: ubah format kolom menjadi teks lalu isi ulang',
  ],
  [
    'send the number as text: as a JSON number it is rounded after 15 digits',
    'kirim nomor sebagai teks: sebagai angka JSON ia dibulatkan setelah 15 angka',
  ],
  ['nobody in the directory has this number', 'tidak ada pegawai dengan nomor ini'],
  ['nobody has this number', 'tidak ada yang bernomor ini'],
  [
    'nobody in the directory has the number that is to be replaced',
    'tidak ada pegawai dengan nomor yang hendak diganti',
  ],
  [
    'this person has a newer number; the list is out of date',
    'pegawai ini sudah bernomor lebih baru; daftarnya sudah usang',
  ],
  [
    'the number belongs to somebody who never had the one it is said to replace',
    'nomor ini milik orang yang tidak pernah memakai nomor yang disebut digantikan',
  ],
  [
    'you cannot take the role of administrator from yourself; another administrator can',
    'Anda tidak dapat mencabut peran administrator dari diri sendiri; administrator lain dapat',
  ],
  [
    'roles are given by an administrator, or by a system with the scope for roles; leave the column empty',
    'peran diberikan oleh administrator, atau oleh sistem yang memiliki cakupan peran; kosongkan kolom ini',
  ],
  // Units and posts.
  ['no unit in the directory has this code', 'tidak ada unit kerja dengan kode ini'],
  [
    'no unit has this code, neither in the directory nor in the good rows of this file',
    'tidak ada unit kerja dengan kode ini, baik di daftar maupun di baris sah berkas ini',
  ],
  ['only a unit of kind agency stands without a parent', 'hanya unit jenis instansi yang berdiri tanpa induk'],
  ['the unit would stand below itself', 'unit akan berada di bawah dirinya sendiri'],
  ['only the head of the agency has no appraiser', 'hanya pimpinan instansi yang tidak mempunyai pejabat penilai'],
  ['nobody appraises himself', 'tidak seorang pun menilai dirinya sendiri'],
  ['an acting post (plt, plh) needs the number of its decree', 'jabatan Plt/Plh memerlukan nomor surat perintahnya'],
  ['the assignment ends before it begins', 'penugasan berakhir sebelum dimulai'],
  ['the leave ends before it begins', 'cuti berakhir sebelum dimulai'],
  [
    'the appraiser would be appraised, directly or through others, by this person',
    'pejabat penilainya akan dinilai, langsung atau lewat orang lain, oleh pegawai ini',
  ],
  [
    'somebody else leads this unit since {}; end that assignment first, or say when this one ended',
    'unit ini dipimpin orang lain sejak {}; akhiri dahulu penugasan itu, atau sebutkan kapan penugasan ini berakhir',
  ],
  ['it begins before the assignment of row {} ends', 'penugasan ini dimulai sebelum penugasan di baris {} berakhir'],
  [
    'it ends after the next assignment of this person begins ({})',
    'penugasan ini berakhir setelah penugasan berikutnya dimulai ({})',
  ],
  // Any list.
  ['row {} says this already', 'sudah disebut di baris {}'],
  ['row {} says something else of the same', 'baris {} menyebut hal lain tentang yang sama'],
  [
    'it was changed by somebody else meanwhile; send the row again',
    'sementara itu sudah diubah orang lain; kirim ulang baris ini',
  ],
  ['the system was busy; send the file again', 'sistem sedang sibuk; kirim ulang berkas ini'],
  ['there is no such column', 'tidak ada kolom seperti itu'],
  ['this is required', 'ini wajib diisi'],
  ['this cell is needed', 'sel ini wajib diisi'],
  ['this kind of value does not belong here', 'jenis isian ini tidak pada tempatnya'],
  // A month's sheet.
  ['the plan has no such work result', 'SKP tidak memuat rencana hasil kerja ini'],
  ['between {} and {}', 'antara {} dan {}'],
  ['the last day is not before the first', 'hari terakhir tidak boleh sebelum hari pertama'],
  ['both times or neither', 'isi kedua jam atau kosongkan keduanya'],
  ['the work ends after it begins', 'pekerjaan harus berakhir setelah dimulai'],
  ['at most {} minutes between its times', 'paling banyak {} menit di antara kedua jamnya'],
  ['at most {} links', 'paling banyak {} tautan'],
  [
    'write the day as YYYY-MM-DD, with four digits for the year',
    'tulis tanggal sebagai YYYY-MM-DD, dengan tahun empat angka',
  ],
  [
    'the column does not say which number is the day: write YYYY-MM-DD, or put the order into the header, as in "startDate (dd/mm/yyyy)"',
    'kolom ini tidak menyebut angka mana yang hari: tulis YYYY-MM-DD, atau cantumkan urutannya di judul kolom, misalnya "startDate (dd/mm/yyyy)"',
  ],
  ['write the time as HH:MM', 'tulis jam sebagai HH:MM'],
  ['write a plain number, such as 2,5 or 2.5', 'tulis angka biasa, misalnya 2,5 atau 2.5'],
  [
    'thousands or a fraction? write it without a separator, or with another number of decimals',
    'ribuan atau pecahan? tulis tanpa pemisah, atau dengan jumlah desimal lain',
  ],
  ['progress is 0 to 100 percent', 'progres bernilai 0 sampai 100 persen'],
  [
    'write 75 as a plain number or "75%" as text; 0.75 may mean either',
    'tulis 75 sebagai angka biasa atau "75%" sebagai teks; 0.75 dapat berarti keduanya',
  ],
  [
    'write v, ya or 1 for done; -, tidak or 0 for not done',
    'tulis v, ya, atau 1 untuk selesai; -, tidak, atau 0 untuk belum',
  ],
  [
    'a link starts with https:// and names no user or password',
    'tautan dimulai dengan https:// dan tidak memuat nama pengguna atau kata sandi',
  ],
  // Drafts of plans.
  ['no case of this cycle has this number', 'tidak ada penilaian pada siklus ini dengan nomor itu'],
  [
    'the person has a draft already; what somebody wrote is not replaced in bulk',
    'pegawai ini sudah mempunyai konsep; tulisan seseorang tidak diganti secara massal',
  ],
  [
    'another row of this person is refused, and a draft is made whole or not at all',
    'baris lain pegawai ini ditolak; konsep dibuat utuh atau tidak sama sekali',
  ],
  ['one row with a source makes the whole draft', 'satu baris dengan sumber sudah membuat seluruh konsep'],
  ['leave this empty where the draft starts from a source', 'kosongkan bila konsep dimulai dari suatu sumber'],
  ['the post has no standard', 'jabatan ini belum mempunyai standar'],
  ['no earlier period has a plan in force', 'tidak ada periode sebelumnya dengan SKP yang berlaku'],
];
