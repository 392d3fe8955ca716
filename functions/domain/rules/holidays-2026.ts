import type { RuleSet } from './rule-set.ts';

type Holidays = RuleSet['calendar']['holidays'];

/*
 * Yearly data, revised in mid-year more than once: confirm against the joint decree of the three ministers before each
 * use, and add the local holidays of the agency. A revision is a new rule-set version, never an edit of this one.
 * Source: SKB 1497/2025, 2/2025 and 5/2025 (17 national holidays, 8 days of collective leave).
 */
export const nationalHolidays2026: Holidays = [
  { date: '2026-01-01', name: 'Tahun Baru 2026 Masehi' },
  { date: '2026-01-16', name: 'Isra Mikraj Nabi Muhammad saw.' },
  { date: '2026-02-17', name: 'Tahun Baru Imlek 2577 Kongzili' },
  { date: '2026-03-19', name: 'Hari Suci Nyepi (Tahun Baru Saka 1948)' },
  { date: '2026-03-21', name: 'Idulfitri 1447 Hijriah' },
  { date: '2026-03-22', name: 'Idulfitri 1447 Hijriah' },
  { date: '2026-04-03', name: 'Wafat Yesus Kristus' },
  { date: '2026-04-05', name: 'Kebangkitan Yesus Kristus (Paskah)' },
  { date: '2026-05-01', name: 'Hari Buruh Internasional' },
  { date: '2026-05-14', name: 'Kenaikan Yesus Kristus' },
  { date: '2026-05-27', name: 'Iduladha 1447 Hijriah' },
  { date: '2026-05-31', name: 'Hari Raya Waisak 2570 BE' },
  { date: '2026-06-01', name: 'Hari Lahir Pancasila' },
  { date: '2026-06-16', name: '1 Muharam Tahun Baru Islam 1448 Hijriah' },
  { date: '2026-08-17', name: 'Proklamasi Kemerdekaan' },
  { date: '2026-08-25', name: 'Maulid Nabi Muhammad saw.' },
  { date: '2026-12-25', name: 'Kelahiran Yesus Kristus' },
];

export const collectiveLeave2026: Holidays = [
  { date: '2026-02-16', name: 'Cuti bersama Tahun Baru Imlek 2577 Kongzili' },
  { date: '2026-03-18', name: 'Cuti bersama Hari Suci Nyepi' },
  { date: '2026-03-20', name: 'Cuti bersama Idulfitri 1447 Hijriah' },
  { date: '2026-03-23', name: 'Cuti bersama Idulfitri 1447 Hijriah' },
  { date: '2026-03-24', name: 'Cuti bersama Idulfitri 1447 Hijriah' },
  { date: '2026-05-15', name: 'Cuti bersama Kenaikan Yesus Kristus' },
  { date: '2026-05-28', name: 'Cuti bersama Iduladha 1447 Hijriah' },
  { date: '2026-12-24', name: 'Cuti bersama Kelahiran Yesus Kristus' },
];
