import type { Recusal } from '../domain/forum/eligibility.ts';
import type { Ballot, ReasonCode } from '../domain/forum/forum.ts';
import type { MinutedMotion } from '../domain/forum/minutes.ts';
import type { TieKind } from '../domain/forum/panel.ts';
import type { Language } from './language.ts';

type Texts = Record<Language, string>;
const t = (id: string, en: string): Texts => ({ id, en });

export const reasonTexts: Record<ReasonCode, Texts> = {
  'evidence-overlooked': t('bukti belum diperhitungkan', 'evidence was overlooked'),
  'unequal-yardstick': t('ukuran yang tidak setara', 'an unequal yardstick'),
  'misconduct-established': t('pelanggaran terbukti', 'misconduct was established'),
  'merit-established': t('prestasi terbukti', 'merit was established'),
  'data-error': t('kesalahan data', 'an error in the data'),
};
export const tieTexts: Record<TieKind, Texts> = {
  spouse: t('suami/istri', 'spouse'),
  'parent-or-child': t('orang tua/anak', 'parent or child'),
  sibling: t('saudara kandung', 'sibling'),
  'in-law': t('keluarga semenda', 'in-law'),
  'other-relative': t('kerabat lain', 'other relative'),
  'other-interest': t('kepentingan lain', 'other interest'),
};
export const recusalTexts: Record<Recusal, Texts> = {
  'not-a-member': t('bukan anggota forum', 'not a member of the forum'),
  self: t('perkara sendiri', 'the own case'),
  relative: t('kerabat', 'a relative'),
  interest: t('benturan kepentingan', 'an interest'),
  appraiser: t('pejabat penilai yang bersangkutan', 'the appraiser'),
  superior: t('atasan pejabat penilai', "the appraiser's superior"),
};
export const ballotTexts: Record<Ballot, Texts> = {
  open: t('terbuka', 'open'),
  secret: t('rahasia', 'secret'),
};
export const outcomeTexts: Record<MinutedMotion['result'], Texts> = {
  carried: t('diterima', 'carried'),
  rejected: t('ditolak', 'rejected'),
  void: t('batal (ada pemilih yang tidak berhak)', 'void (somebody voted who was not entitled)'),
  lapsed: t('gugur, forum berakhir lebih dahulu', 'lapsed: the forum ended first'),
};
