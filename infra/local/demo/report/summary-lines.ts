import { predicates } from '../../../../functions/domain/scoring/predicate.ts';
import type { DemoReport, UnitRow } from './demo-report.ts';
import { evidenceLines } from './evidence-lines.ts';
import { outcomeLines } from './outcome-lines.ts';
import { raterLine } from './rater-line.ts';

/** A table as the renderers take it: header, rows, and which columns are numbers. */
export type Table = { header: string[]; rows: string[][] };

const shortName = (name: string): string => (name.length > 44 ? `${name.slice(0, 43)}…` : name);

export const distributionTable = ({ units }: DemoReport): Table => {
  const row = (u: Omit<UnitRow, 'code'>): string[] => [
    shortName(u.name),
    String(u.people),
    ...predicates.map((p) => String(u.counts[p])),
    String(u.unassessed),
    u.organisation,
    u.forum,
  ];
  const sum = (of: (u: UnitRow) => number): number => units.reduce((total, u) => total + of(u), 0);
  const counts = {
    'sangat-baik': sum((u) => u.counts['sangat-baik']),
    baik: sum((u) => u.counts.baik),
    'butuh-perbaikan': sum((u) => u.counts['butuh-perbaikan']),
    kurang: sum((u) => u.counts.kurang),
    'sangat-kurang': sum((u) => u.counts['sangat-kurang']),
  };
  const total = {
    name: 'Kota Contoh',
    people: sum((u) => u.people),
    counts,
    unassessed: sum((u) => u.unassessed),
    organisation: '',
    forum: '',
  };
  return {
    header: ['unit', 'people', 'SB', 'B', 'BP', 'K', 'SK', 'unassessed', 'organisation', 'forum'],
    rows: [...units.map(row), row(total)],
  };
};

/** The late list folded by missing act, by whose it was, and by the rule that settled it. */
export const lateTable = ({ late }: DemoReport): Table => {
  const groups = Map.groupBy(late, ({ missing, whose, rule }) => `${missing}|${whose}|${rule}`);
  const rows = [...groups].map(([key, list]) => {
    const [missing = '', whose = '', rule = ''] = key.split('|');
    const outcomes = Map.groupBy(list, ({ outcome }) => outcome);
    const ends = [...outcomes].map(([outcome, of]) => `${of.length} ${outcome}`).join(', ');
    return [missing, whose === 'own' ? 'the employee' : 'the superior', String(list.length), rule, ends];
  });
  return { header: ['missing act', 'whose act', 'people', 'settled by rule', 'what became of them'], rows };
};

/** The superiors whose acts were missing most often. */
export const owingTable = ({ late }: DemoReport): Table => {
  const owed = Map.groupBy(
    late.filter(({ whose }) => whose === 'superior'),
    ({ owedBy, missing }) => `${owedBy}|${missing}`,
  );
  const rows = [...owed].sort(([, a], [, b]) => b.length - a.length).slice(0, 8);
  return {
    header: ['superior', 'missing act', 'people kept waiting'],
    rows: rows.map(([key, list]) => [...key.split('|'), String(list.length)]),
  };
};

export const timingTable = ({ timings }: DemoReport): Table => ({
  header: ['step', 'seconds', 'requests', 'a second'],
  rows: timings.map(({ step, seconds, requests }) => [
    step,
    seconds.toFixed(1),
    String(requests),
    seconds > 0 ? String(Math.round(requests / seconds)) : '',
  ]),
});

export const refusalTable = ({ refusals }: DemoReport): Table => {
  const first = [...Map.groupBy(refusals, ({ answer }) => answer.code + (answer.deadline ?? '')).values()].flatMap(
    (list) => list.slice(0, 1),
  );
  return {
    header: ['refused request', 'answer', 'who can fix', 'deadline'],
    rows: first.map(({ what, answer }) => [
      what,
      `${answer.status} ${answer.code}`,
      answer.whoCanFix,
      answer.deadline ?? '',
    ]),
  };
};

const explanationLineOf = ({ explanations: e }: DemoReport): string => {
  const nearest =
    e.nearest === null
      ? ''
      : ` The nearest to another rating is ${e.nearest.distance} points away: ${e.nearest.indicator} at ${e.nearest.value} instead of ${e.nearest.present}.`;
  return `${e.opened} people opened their own result: ${e.steps} steps in Indonesian and English, ${e.links} links of evidence.${nearest}`;
};

const supportLineOf = ({ support: { support: s, cascade, assigned } }: DemoReport): string => {
  const codes = [...Map.groupBy(cascade?.findings ?? [], ({ code }) => code)];
  const found = codes.map(([code, list]) => `${list.length} ${code}`).join(', ');
  return `Around plans: standards for ${s?.posts} posts, ${s?.created} drafts made from them in one call (sent again: ${s?.again.created}); ${assigned} person with work from another unit, judged by its head; the cascade under ${cascade?.superiors.length} superiors: ${found || 'nothing to find'}.`;
};

const spreadLineOf = ({ spreads: s }: DemoReport): string =>
  `Spreads of ${s.services} services before the lock: ${s.lawful} lawful, ${s.unlawful} not (${s.distance} people from lawful together, each proposal tried as a what-if), ${s.infeasible} without a lawful split for so few people; ${s.shown} comparisons of groups shown, ${s.withheld} withheld for being too small, ${s.warnings} warnings on proposed moves${s.example === null ? '' : ` ("${s.example}")`}.`;

const ruleLineOf = ({ rules: r }: DemoReport): string =>
  `Rules as versions: ${r?.recomputed.size} results computed again byte for byte; of ${r?.tried.people} people tried, ${r?.tried.changes.length} would change if the expectation were met from ${r?.meetsFrom} on, and ${r?.same.changes.length} under the rules of the day; ${r?.activated} put in force for new cycles by a second person.`;

const auditFileLineOf = ({ auditFile: a }: DemoReport): string => {
  const named = a.forged.map(
    ({ what, seq, answer }) => `${what} (act ${seq}): ${answer.report.findings[0]?.kind ?? 'unseen'}`,
  );
  return `The export, ${a.lines} lines under ${a.honest.report.seals} signed seals, verified by the command siklus-verify (exit code ${a.honest.exitCode}); forged copies: ${named.join('; ')}. Check it again: npx siklus-verify out/export.jsonl --key out/seal-key.pem`;
};
const forumLineOf = ({ forum: f }: DemoReport): string =>
  `Forums: ${f.seated} with seats of their own, ${f.closedByDeadline} closed by the deadline with ratings unchanged; one vote in secret, ${f.recused} recusals; ${f.minutes.length} minutes sealed (under minutes/). One person left out of the bulk signature and signed for alone. Receipts verified without a sign-in: ${f.receipts.valid ?? 0} valid, ${f.receipts.superseded ?? 0} superseded.`;

export const factLines = (report: DemoReport): string[] => {
  const { changes: c, city, plans: p, voices: v, outage, audit, traffic: t, volume, brokenImport, journal: j } = report;
  const statuses = Object.entries(t.byStatus)
    .map(([status, count]) => `${status}: ${count}`)
    .join(', ');
  return [
    `${report.innocent.people} people did their own part while a superior was late: ${report.innocent.lowered} of them rated below the evidence.`,
    `Motions carried ${c.motionsCarried}, rejected ${c.motionsRejected}. Objections upheld ${c.objectionsUpheld}, dismissed ${c.objectionsDismissed}. Follow-ups approved ${c.followUpsApproved}, rejected ${c.followUpsRejected}.`,
    forumLineOf(report),
    ...outcomeLines(report),
    `Plans: ${p.inWords} in words, judged by the appraiser; ${p.amended} amended in force and ${p.returned} amendments returned; ${p.linked} tied to a superior's plan that came later; ${p.nextPeriod} of the next period started from the last one.`,
    supportLineOf(report),
    ruleLineOf(report),
    ...evidenceLines(report.evidence),
    raterLine(report.raters),
    spreadLineOf(report),
    `The city: ${city.score} % by ${city.basis}, its people ${city.people} % on average. Weak: ${city.weak.join(', ') || 'nothing'}; recommended by rule: ${city.trainings.join(', ') || 'nothing'}. The board of the committee's chair: ${city.boards} people in one query.`,
    `Another appraiser for a part of the quarter: ${report.parts.people} people, re-routed after a preview and rated in parts by ${report.parts.appraisers} appraisers.`,
    `Voices without a name, of ${v.heard + v.withheld} sources read: ${v.heard} heard together, ${v.withheld} withheld for being too few; ${v.visits} visitors answered a ticket each, ${v.published} indexes (IKM) published.`,
    explanationLineOf(report),
    `A journal in full: evidence refused when tampered with (${j?.evidence.tampered}), a review heard by the open page after ${Math.round(j?.review.milliseconds ?? 0)} ms, ${j?.review.versions.length} versions kept; sheets as CSV and XLSX created ${j?.sheets.csv.created} and ${j?.sheets.xlsx.created} reports, sent again ${j?.sheets.csvAgain.created} and ${j?.sheets.xlsxAgain.created}; signals to the person ${j?.signals.own.length}, to the appraiser before the explanation ${j?.signals.before.length}.`,
    outage === null
      ? 'The engine was not killed.'
      : `Engine killed with SIGKILL during "${outage.during}" and restarted: ${outage.checked} acknowledged reports read back, ${outage.lost.length} lost, ${outage.doubled.length} doubled; ${outage.repeated} requests repeated with the same Idempotency-Key.`,
    `Import with broken rows: ${brokenImport?.unchanged ?? 0} good rows unchanged, ${brokenImport?.refused.length ?? 0} listed (${brokenImport?.refused.map((r) => `row ${r.row}, ${r.column}: ${r.code}`).join('; ')}).`,
    `Audit: ${audit.acts} acts in ${audit.chains} chains verified offline from the export; ${audit.roots} shard manifests with Merkle roots.`,
    auditFileLineOf(report),
    `Who read my data: one person's answer in one call names ${report.accesses.readers} readers on ${report.accesses.days} days.`,
    `Per person: ${volume.activities} daily reports, drafts for ${volume.draftShare * 100} %, a peer's feedback for ${volume.peerShare * 100} %, receipt acknowledged by ${volume.acknowledgeShare * 100} %.`,
    `${t.requests} requests in ${report.seconds} s: ${t.perSecond} a second; median ${t.p50} ms, 95 % ${t.p95} ms, 99 % ${t.p99} ms (${statuses}).`,
  ];
};

export const invariantLines = ({ invariants }: DemoReport): string[] =>
  invariants.flatMap(({ name, checked, broken }) => [
    `${broken.length === 0 ? 'held  ' : 'BROKEN'}  ${name} (${checked})`,
    ...broken.slice(0, 3).map((example) => `          ${example}`),
  ]);
