import type { ActRecord } from '../../../../functions/domain/case/act.ts';
import type { Case, SegmentRef } from '../../../../functions/domain/case/case.ts';
import type { Motion } from '../../../../functions/domain/forum/forum.ts';
import { defaultRuleSet } from '../../../../functions/domain/rules/default-rule-set.ts';
import { cycleId } from '../city/agencies.ts';
import { motionsOf } from '../city/bytes.ts';
import type { Entry } from '../engine/journal.ts';
import { type Invariant, type Judged, ofEach } from './evidence.ts';

type Version = {
  predicate?: string;
  basis?: string;
  motionId?: string;
  workResult?: string;
  behaviour?: string;
  decision?: string;
};
const bodyOf = ({ body }: ActRecord): Version => ({ ...Object(body) });

/** Everybody here reports on target: evidence alone never says less than Baik. */
const good = ['baik', 'sangat-baik'];

const points = { below: 1, meets: 2, above: 3 };
const daysOf = ({ from, to }: { from: string; to: string }): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

/**
 * Whoever moved was rated by one appraiser, and the other was late. A behaviour below expectation is then the first one's word
 * and nobody's lateness, where the best that the late one could have written would not have lifted it. By days where the rules
 * count months: of a quarter the shares differ by less than a hundredth, and what stands so near the bound is not excused.
 */
export const belowWhateverTheLateWrite = (segments: readonly SegmentRef[]): boolean => {
  const sum = (count: (part: SegmentRef) => number): number =>
    segments.reduce((total, part) => total + daysOf(part) * count(part), 0);
  if (segments.every(({ review }) => review === null)) return false;
  const best = sum(({ review }) => points[review?.behaviour ?? 'above']) / sum(() => 1);
  return best < Number(defaultRuleSet.segments.combine.meetsFrom) - 0.02;
};

const unfairTo = (subject: Case, acts: ActRecord[]): string[] => {
  const { employeeId, marks, stage, appraiserId, segments = [] } = subject;
  const appraisers = [appraiserId, ...segments.map((part) => part.appraiserId)];
  if (marks.some(({ owedBy }) => owedBy === employeeId)) return [];
  if (stage === 'unassessed') return [`${employeeId} did everything and was left without a result`];
  const scored = acts.findLast(({ envelope }) => envelope.act === 'scored' || envelope.act === 'scored-again');
  if (scored === undefined) return stage === 'decided' ? [`${employeeId} was decided without a score`] : [];
  const { basis, predicate = '' } = bodyOf(scored);
  const late = marks.some(({ missing }) => missing === 'supervisor-review');
  // Kurang is behaviour below over a work result that is not: with one below as well it would be Sangat Kurang.
  const isOwed = good.includes(predicate) || (predicate === 'kurang' && belowWhateverTheLateWrite(segments));
  // A review that came in a reopened phase and would have lowered them: the result before it stays, and an appraiser's own word in it.
  if (acts.some(({ envelope }) => envelope.act === 'result-kept'))
    return isOwed || basis === 'reviewed' ? [] : [`${employeeId} kept the rating ${predicate}`];
  if (late !== (basis === 'provisional'))
    return [`${employeeId}: the result is ${basis}, the review was ${late ? 'missing' : 'there'}`];
  if (!late) return [];
  const lateOnes = marks.flatMap(({ missing, owedBy }) => (missing === 'supervisor-review' ? [owedBy] : []));
  if (!lateOnes.some((owedBy) => appraisers.includes(owedBy))) return [`${employeeId}: the missing review is nobody's`];
  if (isOwed) return [];
  return [`${employeeId} did everything, ${lateOnes.join(' and ')} was late, and the rating is ${predicate}`];
};

export const nobodyPays: Invariant = {
  name: 'nobody pays for another’s lateness',
  judge: (run) =>
    ofEach(run, ({ cases, actsOf, cycle }) =>
      cycle?.phase === 'closed' ? cases.flatMap((one) => unfairTo(one, actsOf(one.employeeId))) : [],
    ),
};

/** The vote counted anew, by the votes that stand in the motion. */
const carried = ({ votes, outcome }: Motion): boolean => {
  const valid = votes.filter(({ memberId }) => outcome?.electorate.includes(memberId));
  const count = (what: string): number => valid.filter(({ vote }) => vote === what).length;
  const tie =
    count('for') === count('against') && valid.some(({ memberId, vote }) => memberId === 'member-1' && vote === 'for');
  return count('for') > count('against') || tie;
};

const motionFor = (motions: Motion[], { motionId, workResult, behaviour }: Version, employeeId: string): boolean =>
  motions.some(
    (one) =>
      one.id === motionId &&
      one.employeeId === employeeId &&
      one.outcome?.result === 'carried' &&
      one.to.workResult === workResult &&
      one.to.behaviour === behaviour &&
      carried(one),
  );

const ratingsOf = (subject: Case): string =>
  'result' in subject
    ? [subject.result.version, subject.result.workResult, subject.result.behaviour, subject.result.predicate].join(' ')
    : '';

/** From the best to the worst. */
const ranks = ['sangat-baik', 'baik', 'butuh-perbaikan', 'kurang', 'sangat-kurang'];

/** After a reopened phase alone, before the forum has spoken, and never to the worse of somebody who did everything. */
const againRightly = (subject: Case, before: string, acts: ActRecord[]): string[] => {
  const { employeeId, marks } = subject;
  const kinds = acts.map(({ envelope }) => envelope.act);
  if (!kinds.includes('phase-closed-again') || kinds.includes('motion-applied'))
    return [`${employeeId} was scored again without a reopened phase`];
  if (before === '' || marks.some(({ owedBy }) => owedBy === employeeId)) return [];
  const [was, is] = [before, ratingsOf(subject)].map((text) => ranks.indexOf(text.split(' ').at(-1) ?? ''));
  return (is ?? 0) > (was ?? 0) ? [`${employeeId} did everything and was lowered when a phase was reopened`] : [];
};

const changesOf = ({ agency, actsOf }: Judged, motions: Motion[], entries: readonly Entry[]): string[] => {
  const known = new Map<string, string>();
  return entries.flatMap(({ writes }) =>
    writes.flatMap(({ pk, sk, json }): string[] => {
      if (!pk.startsWith(`${agency}#${cycleId}#case#`) || json === '') return [];
      const subject: Case = JSON.parse(json);
      const ratings = ratingsOf(subject);
      const before = known.get(sk) ?? '';
      known.set(sk, ratings);
      if (ratings === before) return [];
      const acts = actsOf(sk).filter(({ envelope }) => envelope.seq <= subject.chain.seq);
      const record = acts.find(({ envelope }) => envelope.seq === subject.chain.seq);
      const body = record === undefined ? {} : bodyOf(record);
      switch (record?.envelope.act) {
        case 'scored':
          return before === '' ? [] : [`${sk} was scored again`];
        case 'scored-again':
          return againRightly(subject, before, acts);
        case 'motion-applied':
          return motionFor(motions, body, sk) ? [] : [`a rating of ${sk} was changed by no carried motion`];
        case 'objection-decided':
          return ['upheld', 'partly-upheld', 'uphold', 'uphold-partly'].includes(body.decision ?? '')
            ? []
            : [`${sk} changed by a dismissal`];
        default:
          return [`a rating of ${sk} was changed by ${record?.envelope.act}`];
      }
    }),
  );
};

export const ratingsByRight: Invariant = {
  name: 'ratings change by motion, objection and reopening alone',
  judge: (run) =>
    ofEach(run, (judged) =>
      changesOf(
        judged,
        motionsOf(run.journal, judged.agency).map(({ data }) => data),
        run.journal.entries,
      ),
    ),
};
