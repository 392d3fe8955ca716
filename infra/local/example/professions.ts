/** A post of staff and how to plan its work; `level` as the directory names it. */
export type Profession = { title: string; family: 'JA' | 'JF'; levels: readonly string[]; work: WorkKind };
export type WorkKind = 'leading' | 'teaching' | 'health' | 'service' | 'analysis' | 'field' | 'audit';

const expert = ['ahli-pertama', 'ahli-muda', 'ahli-madya'] as const;
const skilled = ['terampil', 'mahir', 'penyelia'] as const;
const jf = (title: string, levels: readonly string[], work: WorkKind): Profession => ({
  title,
  family: 'JF',
  levels,
  work,
});
const ja = (title: string, work: WorkKind): Profession => ({ title, family: 'JA', levels: ['pelaksana'], work });

export const office: readonly Profession[] = [
  ja('Pengelola Layanan Operasional', 'service'),
  ja('Penelaah Teknis Kebijakan', 'analysis'),
  ja('Pengadministrasi Perkantoran', 'service'),
  jf('Analis Kebijakan', expert, 'analysis'),
  jf('Arsiparis', skilled, 'service'),
  jf('Pranata Komputer', expert, 'analysis'),
];
export const teachers: readonly Profession[] = [
  jf('Guru', expert, 'teaching'),
  jf('Guru', expert, 'teaching'),
  ja('Operator Layanan Operasional', 'service'),
];
export const clinicians: readonly Profession[] = [
  jf('Dokter', expert, 'health'),
  jf('Perawat', skilled, 'health'),
  jf('Perawat', expert, 'health'),
  jf('Bidan', skilled, 'health'),
  jf('Apoteker', expert, 'health'),
  jf('Pranata Laboratorium Kesehatan', skilled, 'health'),
];
export const auditors: readonly Profession[] = [
  jf('Auditor', expert, 'audit'),
  jf('Pengawas Penyelenggaraan Urusan Pemerintahan Daerah', expert, 'audit'),
];
export const planners: readonly Profession[] = [
  jf('Perencana', expert, 'analysis'),
  jf('Analis Kebijakan', expert, 'analysis'),
];
export const personnel: readonly Profession[] = [
  jf('Analis Sumber Daya Manusia Aparatur', expert, 'analysis'),
  jf('Asesor SDM Aparatur', expert, 'analysis'),
];
export const fieldwork: readonly Profession[] = [
  ja('Petugas Lapangan', 'field'),
  ja('Pengawas Lapangan', 'field'),
  jf('Teknik Jalan dan Jembatan', expert, 'field'),
];
export const order: readonly Profession[] = [
  jf('Polisi Pamong Praja', skilled, 'field'),
  jf('Polisi Pamong Praja', expert, 'field'),
];
export const registry: readonly Profession[] = [
  jf('Administrator Database Kependudukan', expert, 'service'),
  ja('Operator Layanan Kependudukan', 'service'),
];
export const social: readonly Profession[] = [
  jf('Pekerja Sosial', expert, 'service'),
  jf('Penyuluh Sosial', expert, 'field'),
];
export const transport: readonly Profession[] = [
  jf('Penguji Kendaraan Bermotor', skilled, 'field'),
  ja('Pengatur Lalu Lintas', 'field'),
];
