import type { RefusalCode, WhoCanFix } from '../domain/refusal.ts';

type ErrorEntry = { status: number; whoCanFix: WhoCanFix; title: { id: string; en: string } };

const e = (status: number, whoCanFix: WhoCanFix, id: string, en: string): ErrorEntry => ({
  status,
  whoCanFix,
  title: { id, en },
});

/** The error table: one row per refusal code, read by the problem+json writer and the OpenAPI generator. */
export const errorTable: Record<RefusalCode, ErrorEntry> = {
  'invalid-body': e(400, 'caller', 'Isi permintaan tidak sah.', 'The body of the request is not valid.'),
  'invalid-parameter': e(400, 'caller', 'Parameter permintaan tidak sah.', 'A parameter of the request is not valid.'),
  'body-too-large': e(413, 'caller', 'Isi permintaan terlalu besar.', 'The body of the request is too large.'),
  'unsupported-media-type': e(
    415,
    'caller',
    'Jenis isi permintaan tidak didukung.',
    'This media type is not supported.',
  ),
  unauthenticated: e(
    401,
    'caller',
    'Anda belum masuk, atau sesi Anda sudah berakhir.',
    'You are not signed in, or your session has ended.',
  ),
  forbidden: e(
    403,
    'administrator',
    'Peran Anda tidak mengizinkan tindakan ini.',
    'Your role does not allow this act.',
  ),
  'not-found': e(404, 'caller', 'Data tidak ditemukan.', 'There is no such thing, or it is not yours to see.'),
  'method-not-allowed': e(405, 'caller', 'Metode ini tidak berlaku di sini.', 'This method does not apply here.'),
  'precondition-required': e(
    428,
    'caller',
    'Sertakan If-Match dengan ETag yang terakhir Anda baca.',
    'Send If-Match with the ETag that you read last.',
  ),
  'precondition-failed': e(
    412,
    'caller',
    'Data sudah berubah sejak Anda membacanya. Muat ulang, lalu ulangi.',
    'It has changed since you read it. Reload, then try again.',
  ),
  'idempotency-key-required': e(400, 'caller', 'Sertakan Idempotency-Key.', 'Send an Idempotency-Key.'),
  'idempotency-key-reused': e(
    422,
    'caller',
    'Idempotency-Key ini sudah dipakai untuk isi yang lain.',
    'This Idempotency-Key was used with another body.',
  ),
  conflict: e(
    409,
    'caller',
    'Permintaan bertabrakan dengan perubahan lain. Ulangi.',
    'The request collided with another change. Try again.',
  ),
  'already-exists': e(409, 'caller', 'Data ini sudah ada.', 'It exists already.'),
  'wrong-phase': e(
    409,
    'administrator',
    'Tindakan ini tidak termasuk tahap siklus saat ini.',
    'This act does not belong to the phase that the cycle is in.',
  ),
  'deadline-passed': e(
    409,
    'administrator',
    'Batas waktu tindakan ini sudah lewat.',
    'The deadline of this act has passed.',
  ),
  'wrong-stage': e(
    409,
    'caller',
    'Tindakan ini tidak sesuai dengan keadaan berkas saat ini.',
    'This act does not fit the state of the case.',
  ),
  'not-due': e(409, 'nobody', 'Tahap ini belum jatuh tempo.', 'This phase is not due yet.'),
  'open-duties': e(409, 'administrator', 'Masih ada kewajiban yang belum selesai.', 'Somebody still owes something.'),
  'incomplete-plan': e(422, 'caller', 'Rencana kinerja belum lengkap.', 'The plan is not complete.'),
  'unknown-work-result': e(
    422,
    'caller',
    'Rencana hasil kerja ini tidak ada dalam SKP.',
    'The plan has no such work result.',
  ),
  'unknown-indicator': e(422, 'caller', 'Indikator ini tidak ada dalam SKP.', 'The plan has no such indicator.'),
  'date-outside-period': e(
    422,
    'caller',
    'Tanggal di luar periode, atau di masa depan.',
    'The date lies outside the period, or in the future.',
  ),
  'reason-required': e(
    422,
    'caller',
    'Berikan alasan: penilaian Anda berbeda dari usulan.',
    'Give a reason: your rating departs from the suggestion.',
  ),
  'justification-required': e(
    422,
    'committee',
    'Sebaran predikat menyimpang dari pola; berikan justifikasi.',
    'The spread of predicates departs from the pattern; give a justification.',
  ),
  'distribution-blocked': e(
    409,
    'committee',
    'Sebaran predikat menyimpang dari pola dan tidak dapat dikunci.',
    'The spread of predicates departs from the pattern and cannot be locked.',
  ),
  recused: e(403, 'nobody', 'Anda tidak boleh memberi suara dalam perkara ini.', 'You may not vote on this case.'),
  'quorum-missing': e(409, 'committee', 'Kuorum belum tercapai.', 'There is no quorum yet.'),
  'already-decided': e(409, 'nobody', 'Sudah diputuskan.', 'It has been decided already.'),
  'forum-locked': e(409, 'nobody', 'Forum sudah dikunci.', 'The forum is locked.'),
  'conflict-of-interest': e(
    403,
    'administrator',
    'Anda pernah menilai atau memberi suara dalam perkara ini.',
    'You rated or voted in this case.',
  ),
  'rule-set-unknown': e(422, 'administrator', 'Versi aturan tidak dikenal.', 'There is no such version of the rules.'),
  busy: e(
    429,
    'caller',
    'Sistem sedang sibuk; tidak ada yang hilang. Ulangi sebentar lagi.',
    'The system is busy; nothing is lost. Try again in a moment.',
  ),
  internal: e(
    500,
    'operator',
    'Terjadi kesalahan di pihak kami; tidak ada yang tersimpan separuh.',
    'The fault is ours; nothing was stored in part.',
  ),
};
