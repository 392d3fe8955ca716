import type { DocumentSeal } from '../domain/forum/document-seal.ts';
import type { MotionOutcome } from '../domain/forum/forum.ts';
import type { MinutedMotion, MinutesContent } from '../domain/forum/minutes.ts';
import type { MotionRecord } from '../domain/forum/seal-motion.ts';
import { ownOf } from '../domain/own-of.ts';
import { predicates } from '../domain/scoring/predicate.ts';
import { predicateTexts, ratingTexts } from './explanation-texts.ts';
import { ballotTexts, outcomeTexts, reasonTexts, recusalTexts, tieTexts } from './forum-texts.ts';
import type { Language } from './language.ts';

export type MinutesToRender = {
  content: MinutesContent;
  unit: string;
  names: Record<string, string>;
  motions: MotionRecord[];
  digest: string;
  seal: DocumentSeal;
};

/** Free text of people stays one line of text in Markdown: no heading, list, link or table of its own. */
const plain = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]<>#|!~]/g, (sign) => `\\${sign}`);

type Words = { names: Record<string, string>; language: Language };
const nameOf = ({ names }: Words, id: string): string => plain(ownOf(names, id) ?? id);
const either = ({ language }: Words, id: string, en: string): string => (language === 'id' ? id : en);

const ratingsOf = (given: MotionRecord['to'] | null, words: Words): string =>
  given === null
    ? either(words, 'tidak dapat dinilai', 'not assessable')
    : `${predicateTexts[given.predicate][words.language]} (${ratingTexts[given.workResult][words.language]} / ${ratingTexts[given.behaviour][words.language]})`;

const countsOf = (outcome: MotionOutcome, words: Words): string =>
  outcome.result === 'void'
    ? ''
    : either(
        words,
        `${outcome.for} setuju, ${outcome.against} tidak setuju, ${outcome.abstain} abstain, ${outcome.entitled} berhak`,
        `${outcome.for} for, ${outcome.against} against, ${outcome.abstain} abstained, ${outcome.entitled} entitled`,
      );

const motionLines = (minuted: MinutedMotion, motion: MotionRecord | undefined, at: number, words: Words): string[] => {
  const { language } = words;
  const head = `### ${at + 1}. ${nameOf(words, minuted.employeeId)}: ${outcomeTexts[minuted.result][language]}`;
  if (motion === undefined) return [head, ''];
  const { from, to, reasonCode, text, proposedBy, ballot, outcome } = motion;
  const recused = outcome?.recused ?? [];
  return [
    head,
    '',
    `- ${ratingsOf(from, words)} -> ${ratingsOf(to, words)}`,
    `- ${either(words, 'Alasan', 'Reason')}: ${reasonTexts[reasonCode][language]}. ${plain(text)}`,
    `- ${either(words, 'Diusulkan oleh', 'Moved by')}: ${nameOf(words, proposedBy)}`,
    ...(outcome === null
      ? []
      : [
          `- ${either(words, 'Pemungutan suara', 'Ballot')} ${ballotTexts[ballot][language]}: ${countsOf(outcome, words)}`,
          ...(outcome.castingVote === null
            ? []
            : [
                `- ${either(words, 'Suara penentu ketua', "Chair's casting vote")}: ${either(words, outcome.castingVote === 'for' ? 'setuju' : 'tidak setuju', outcome.castingVote)}`,
              ]),
        ]),
    ...(recused.length === 0
      ? []
      : [
          `- ${either(words, 'Tidak ikut memilih', 'Recused')}: ${recused.map((one) => `${nameOf(words, one.memberId)} (${recusalTexts[one.reason][language]})`).join(', ')}`,
        ]),
    `- ${either(words, 'Sidik digital', 'Digest')}: \`${minuted.digest}\``,
    '',
  ];
};

const endLine = (end: MinutesContent['end'], carried: number, words: Words): string => {
  const stand = either(
    words,
    carried === 0 ? 'Semua penilaian tetap.' : `${carried} penilaian berubah oleh usul yang diterima; yang lain tetap.`,
    carried === 0 ? 'All ratings stand.' : `${carried} ratings changed by carried motions; all others stand.`,
  );
  switch (end.kind) {
    case 'locked':
      return `${either(words, `Forum ditutup ${end.at} oleh ${nameOf(words, end.by)}.`, `Locked at ${end.at} by ${nameOf(words, end.by)}.`)} ${stand}${end.justification === null ? '' : ` ${either(words, 'Justifikasi sebaran', 'Justification of the spread')}: ${plain(end.justification)}`}`;
    case 'closed-by-deadline':
      return `${either(words, `Tidak ada yang menutup forum; batas waktu mengakhirinya ${end.at}.`, `Nobody locked the forum; the deadline ended it at ${end.at}.`)} ${stand}`;
  }
};

const interestLines = ({ interests, memberIds }: MinutesContent, words: Words): string[] => {
  const silent = memberIds.filter((id) => !interests.declared.some(({ memberId }) => memberId === id));
  return [
    ...interests.ties.map(
      (tie) =>
        `- ${nameOf(words, tie.memberId)} - ${nameOf(words, tie.employeeId)}: ${tieTexts[tie.kind][words.language]}`,
    ),
    ...(interests.ties.length === 0 ? [`- ${either(words, 'Tidak ada', 'None')}`] : []),
    ...(silent.length === 0
      ? []
      : [
          `- ${either(words, 'Belum menyatakan', 'Did not declare')}: ${silent.map((id) => nameOf(words, id)).join(', ')}`,
        ]),
  ];
};

const render = (minutes: MinutesToRender, words: Words): string => {
  const { content, unit, motions, digest, seal } = minutes;
  const { language } = words;
  const carried = content.motions.filter(({ result }) => result === 'carried').length;
  const list = (ids: string[]): string => (ids.length === 0 ? '-' : ids.map((id) => nameOf(words, id)).join(', '));
  return [
    `# ${either(words, 'Berita acara forum tim penilai kinerja', 'Minutes of the forum of the performance committee')}: ${plain(unit)}`,
    '',
    `- ${either(words, 'Siklus', 'Cycle')}: ${content.cycleId}`,
    `- ${either(words, 'Ketua', 'Chair')}: ${nameOf(words, content.chairId)}`,
    `- ${either(words, 'Anggota', 'Members')}: ${list(content.memberIds)}`,
    `- ${either(words, 'Hadir (yang bertindak)', 'Present (who acted)')}: ${list(content.present)}`,
    `- ${either(words, 'Kuorum', 'Quorum')}: ${content.quorum} %`,
    '',
    `## ${either(words, 'Benturan kepentingan', 'Interests')}`,
    '',
    ...interestLines(content, words),
    '',
    `## ${either(words, 'Agenda', 'Agenda')}`,
    '',
    ...(content.agenda.length === 0
      ? ['-']
      : content.agenda.map(
          ({ employeeId, text }) => `- ${employeeId === null ? '' : `${nameOf(words, employeeId)}: `}${plain(text)}`,
        )),
    '',
    `## ${either(words, 'Usul', 'Motions')}`,
    '',
    ...(content.motions.length === 0 ? [either(words, 'Tidak ada usul.', 'There were none.'), ''] : []),
    ...content.motions.flatMap((one, i) =>
      motionLines(
        one,
        motions.find(({ id }) => id === one.motionId),
        i,
        words,
      ),
    ),
    `## ${either(words, 'Penutup', 'End')}`,
    '',
    endLine(content.end, carried, words),
    '',
    `${either(words, 'Predikat', 'Predicates')}: ${predicates.map((p) => `${predicateTexts[p][language]} ${content.counts[p]}`).join(', ')}; ${either(words, 'tidak dapat dinilai', 'not assessable')} ${content.unassessed}.`,
    '',
    either(
      words,
      `Sidik digital berita acara: \`${digest}\`. Disegel oleh sistem (${seal.provider}, ${seal.algorithm}), bukan tanda tangan elektronik tersertifikasi.`,
      `Digest of the minutes: \`${digest}\`. Sealed by the system (${seal.provider}, ${seal.algorithm}); this is no certified signature.`,
    ),
    '',
  ].join('\n');
};

/** The minutes as a document, in both languages. */
export const renderMinutes = (minutes: MinutesToRender): Record<Language, string> => ({
  id: render(minutes, { names: minutes.names, language: 'id' }),
  en: render(minutes, { names: minutes.names, language: 'en' }),
});
