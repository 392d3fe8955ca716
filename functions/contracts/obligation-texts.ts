import type { ObligationKind } from '../domain/obligations/obligation.ts';
import type { Language } from './language.ts';

/** What a duty is called: no name of a person in it, so that it may stand in a message and in a calendar. */
export const obligationTexts: Record<ObligationKind, Record<Language, string>> = {
  'submit-plan': { id: 'Ajukan SKP', en: 'Submit your plan' },
  'decide-plan': { id: 'Tetapkan atau kembalikan SKP bawahan', en: "Set or return a subordinate's plan" },
  'decide-amendment': { id: 'Putuskan usulan perubahan SKP', en: 'Decide on a proposed change of a plan' },
  'report-realisation': { id: 'Laporkan realisasi', en: 'Report what was achieved' },
  'write-self-review': { id: 'Tulis penilaian diri', en: 'Write your self review' },
  review: { id: 'Nilai kinerja bawahan', en: "Review a subordinate's performance" },
  'review-activities': { id: 'Periksa laporan harian bulan lalu', en: "Look at last month's daily reports" },
  'give-feedback': { id: 'Berikan umpan balik yang diminta', en: 'Give the feedback that was asked for' },
  'set-organisation-predicate': {
    id: 'Tetapkan predikat kinerja organisasi',
    en: 'Set the predicate of an organisation',
  },
  'declare-interests': { id: 'Nyatakan benturan kepentingan', en: 'Declare your interests' },
  vote: { id: 'Berikan suara dalam forum', en: 'Vote in the forum' },
  'lock-forum': { id: 'Tutup forum', en: 'Lock the forum' },
  'sign-decision': { id: 'Tanda tangani hasil penilaian', en: 'Sign the results' },
  'decide-exception': { id: 'Putuskan hasil yang dikecualikan', en: 'Decide on a result that was left out' },
  'acknowledge-result': { id: 'Konfirmasi penerimaan hasil', en: 'Confirm that you received your result' },
  'state-on-objection': { id: 'Sampaikan pernyataan atas keberatan', en: 'State your side of an objection' },
  'name-objection-decider': { id: 'Tunjuk pemutus keberatan', en: 'Name who decides on an objection' },
  'call-objection-hearing': { id: 'Minta keterangan kedua pihak', en: 'Ask both sides of an objection' },
  'decide-objection': { id: 'Putuskan keberatan', en: 'Decide on an objection' },
  'decide-follow-up': { id: 'Putuskan usulan tindak lanjut', en: 'Decide on a proposed follow-up' },
  'evaluate-follow-up': { id: 'Nyatakan hasil tindak lanjut', en: 'Say how a follow-up went' },
};
