/** What refusals around the close of a phase say, in Indonesian, by the English words. */
export const closingDetails: readonly (readonly [en: string, id: string])[] = [
  ['No phase is open that closes by date.', 'Tidak ada tahap terbuka yang ditutup menurut tanggal.'],
  ['The instant must not lie in the past.', 'Waktu itu tidak boleh sudah lewat.'],
  ['The result is another than rehearsed for {} of {} people.', 'Hasilnya berbeda dari gladi bagi {} dari {} orang.'],
  [
    'This is for an administrator, or for the chair of the committee.',
    'Ini untuk admin kepegawaian, atau ketua tim penilai kinerja.',
  ],
  ['Whoever wanted to close cannot be the second person.', 'Yang hendak menutup tidak dapat menjadi orang kedua.'],
  ['No close of {} waits for a second person.', 'Tidak ada penutupan tahap {} yang menunggu orang kedua.'],
  [
    'The deadlines of this cycle were extended too often; extend the phase for everybody.',
    'Batas waktu siklus ini terlalu sering diperpanjang; perpanjang tahap bagi semua orang.',
  ],
  ['This phase ends for all at once.', 'Tahap ini berakhir bersama untuk semua orang.'],
  ['There is no such unit.', 'Unit ini tidak ada.'],
  ['Must be later than the beginning.', 'Harus sesudah awalnya.'],
  ['What still lasts is recorded when it is over.', 'Gangguan dicatat setelah berakhir.'],
  [
    'The rules give no credit for this outage: too long before the deadline, or their limit is used up.',
    'Aturan tidak memberi tambahan waktu untuk gangguan ini: terlalu jauh dari batas waktu, atau jatahnya sudah habis.',
  ],
  ['Nobody gives themselves more time.', 'Tidak seorang pun memberi dirinya sendiri tambahan waktu.'],
  ['The rules name others who may allow a correction.', 'Aturan menunjuk orang lain untuk mengizinkan perbaikan.'],
  ['The deadline has not passed.', 'Batas waktu belum lewat.'],
  ['No such rehearsal.', 'Gladi ini tidak ada.'],
  ['The person is not in this rehearsal.', 'Orang ini tidak ada dalam gladi ini.'],
  ['The unit is named twice.', 'Unit ini disebut dua kali.'],
];
