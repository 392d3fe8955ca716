import type { ImpactWarning } from '../domain/impact/measure-impact.ts';
import type { Language } from './language.ts';

type Texts = Record<Language, string>;
const t = (id: string, en: string): Texts => ({ id, en });

const sides: Record<string, Texts> = {
  newcomer: t('pegawai baru', 'newcomers'),
  'not-newcomer': t('pegawai lama', 'people longer in the service'),
  leaver: t('pegawai yang pindah atau berhenti', 'leavers'),
  'not-leaver': t('pegawai yang tetap', 'people who stay'),
  'part-time': t('pegawai paruh waktu', 'part-time employees'),
  'not-part-time': t('pegawai penuh waktu', 'full-time employees'),
  woman: t('perempuan', 'women'),
  man: t('laki-laki', 'men'),
  PNS: t('PNS', 'PNS'),
  PPPK: t('PPPK', 'PPPK'),
};

const ageText = (band: string): Texts => {
  const [low = '', high = ''] = band.split('-');
  if (band.startsWith('under-')) return t(`pegawai di bawah ${high} tahun`, `people under ${high}`);
  if (band.endsWith('-and-over')) return t(`pegawai ${low} tahun ke atas`, `people of ${low} and over`);
  return t(`pegawai ${low} sampai ${high} tahun`, `people of ${low} to ${high}`);
};

/** What a side of a dimension is called. */
export const sideText = (side: string): Texts => sides[side] ?? ageText(side);

/** "3 of the 4 lowest would be newcomers", with the share of all people that makes it worth a second look. */
export const warningText = ({
  side,
  hits,
  lowest,
  people,
  of,
}: Pick<ImpactWarning, 'side' | 'hits' | 'lowest' | 'people' | 'of'>): Texts => {
  const name = sideText(side);
  return t(
    `${hits} dari ${lowest} pegawai dengan predikat terendah adalah ${name.id}, padahal mereka ${people} dari ${of} pegawai.`,
    `${hits} of the ${lowest} people with the lowest predicates would be ${name.en}, who are ${people} of ${of}.`,
  );
};
