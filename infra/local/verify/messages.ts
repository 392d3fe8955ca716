import type { Finding, Place, Tampering } from '../../../functions/domain/audit/export/finding.ts';
import type { ProofProblem } from '../../../functions/domain/audit/export/proof.ts';

export const languages = ['id', 'en'] as const;
export type Language = (typeof languages)[number];
type Texts = Record<Language, string>;
const t = (id: string, en: string): Texts => ({ id, en });

const kindTexts: Record<Tampering, Texts> = {
  changed: t('diubah', 'changed'),
  removed: t('dihapus', 'removed'),
  inserted: t('disisipkan', 'inserted'),
  reordered: t('dipindahkan dari urutannya', 'out of its order'),
  truncated: t('terpotong: akhirnya tidak ada', 'truncated: the end is missing'),
  forked: t('bercabang: dua versi untuk satu tempat', 'forked: two versions of one place'),
  backdated: t('bertanggal mundur', 'backdated'),
  rebuilt: t('disusun ulang tanpa kunci penanda tangan', 'rebuilt without the signing key'),
  'foreign-key': t('ditandatangani dengan kunci lain', 'signed with another key'),
  unreadable: t('bukan baris ekspor audit', 'no line of an audit export'),
};
const placeTexts: Record<Place, Texts> = {
  header: t('kepala berkas', 'header of the file'),
  seal: t('segel', 'seal'),
  roots: t('akar pohon Merkle di bawah segel', 'Merkle roots under the seal'),
  closing: t('penutupan tahap', 'close of a phase'),
  'sealed-list': t('daftar rantai yang disegel', 'list of sealed chains'),
  case: t('berkas penilaian', 'case'),
  act: t('tindakan', 'act'),
  document: t('dokumen tindakan', 'document of the act'),
  motion: t('usul di forum', 'motion of a forum'),
  minutes: t('risalah forum', 'minutes of a forum'),
  end: t('akhir berkas', 'end of the file'),
  archive: t('arsip segel', 'archive of seals'),
  line: t('baris', 'line'),
};
const words = {
  line: t('baris', 'line'),
  seal: t('segel', 'seal'),
  shard: t('bagian', 'shard'),
  act: t('tindakan', 'act'),
  within: t('di antara tindakan', 'somewhere in acts'),
};

/** `line 12: act of p-7, act 4: changed`. Ids only; there is no other personal data in an export of digests. */
export const findingText = (finding: Finding, language: Language): string => {
  const { line, place, kind, seal, shard, employeeId, seq, from, to, motion, note } = finding;
  const stretch =
    from !== undefined && to !== undefined && from !== to ? ` (${words.within[language]} ${from}–${to})` : '';
  const where = [
    placeTexts[place][language],
    ...(employeeId === undefined ? [] : [employeeId]),
    ...(seq === undefined ? [] : [`${words.act[language]} ${seq}${stretch}`]),
    ...(motion === undefined ? [] : [motion]),
    ...(shard === undefined ? [] : [`${words.shard[language]} ${shard}`]),
    ...(seal === undefined ? [] : [`${words.seal[language]} ${seal}`]),
  ];
  return `${words.line[language]} ${line}: ${where.join(', ')}: ${kindTexts[kind][language]}${note === undefined ? '' : ` (${note})`}`;
};

export const proofTexts: Record<ProofProblem, Texts> = {
  unreadable: t('Berkas ini bukan bukti tindakan.', 'This file is no proof of an act.'),
  chain: t('Rantai tindakan dalam bukti ini terputus atau diubah.', 'The links in this proof are broken or changed.'),
  'not-included': t(
    'Tindakan ini tidak termasuk dalam akar yang ditandatangani.',
    'The act is not under the signed root.',
  ),
  signature: t('Segel diubah setelah ditandatangani.', 'The seal was changed after it was signed.'),
  'foreign-key': t(
    'Segel ditandatangani dengan kunci yang tidak dipercaya.',
    'The seal is by a key that is not trusted.',
  ),
};

export const texts = {
  whole: t(
    'UTUH: tidak ada yang diubah pada apa yang disegel.',
    'WHOLE: nothing that was sealed has been tampered with.',
  ),
  tampered: t('DIRUSAK: ditemukan', 'TAMPERED WITH: found'),
  unsealed: t(
    'tindakan setelah segel terakhir belum disegel: hanya rantainya sendiri yang menjaganya, dan siapa pun yang dapat menulis ke tabel masih dapat menyusunnya ulang',
    'acts after the last seal are not yet sealed: only their own chains hold them, and whoever can write to the table could still rebuild them',
  ),
  erased: t(
    'dokumen telah dihapus menurut aturan retensi; digestnya tetap berlaku',
    'documents were erased under the retention rule; their digests stand',
  ),
  checkpoint: t(
    'Catat titik ini; ekspor berikutnya harus melaluinya (--checkpoint)',
    'Write this point down; a later export must go through it (--checkpoint)',
  ),
  archived: t('segel dibandingkan dengan arsip', 'seals compared with the archive'),
  proven: t('TERBUKTI: tindakan ini tercatat di bawah segel', 'PROVEN: the act is under seal'),
  usage: t(
    'Pakai: siklus-verify BERKAS --key kunci.pem | --pin SIDIK-JARI [--checkpoint N:HASH] [--archive FOLDER] [--proof] [--lang id|en] [--json]',
    'Usage: siklus-verify FILE --key key.pem | --pin FINGERPRINT [--checkpoint N:HASH] [--archive FOLDER] [--proof] [--lang id|en] [--json]',
  ),
  noKey: t(
    'Kunci publik diperlukan (--key atau --pin), dari sumber lain daripada berkas ini.',
    'A public key is needed (--key or --pin), from elsewhere than this file.',
  ),
  noFile: t('Berkas tidak dapat dibaca', 'The file cannot be read'),
  moreFindings: t('temuan lain', 'more findings'),
};
