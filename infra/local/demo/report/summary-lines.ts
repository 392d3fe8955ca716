import { predicates } from '../../../../functions/domain/scoring/predicate.ts';
import type { DemoReport, UnitRow } from './demo-report.ts';

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

export const factLines = (report: DemoReport): string[] => {
  const { changes: c, outage, audit, traffic: t, volume, brokenImport } = report;
  const statuses = Object.entries(t.byStatus)
    .map(([status, count]) => `${status}: ${count}`)
    .join(', ');
  return [
    `${report.innocent.people} people did their own part while a superior was late: ${report.innocent.lowered} of them rated below the evidence.`,
    `Motions carried ${c.motionsCarried}, rejected ${c.motionsRejected}. Objections upheld ${c.objectionsUpheld}, dismissed ${c.objectionsDismissed}. Follow-ups approved ${c.followUpsApproved}, rejected ${c.followUpsRejected}.`,
    outage === null
      ? 'The engine was not killed.'
      : `Engine killed with SIGKILL during "${outage.during}" and restarted: ${outage.checked} acknowledged reports read back, ${outage.lost.length} lost, ${outage.doubled.length} doubled; ${outage.repeated} requests repeated with the same Idempotency-Key.`,
    `Import with broken rows: ${brokenImport?.unchanged ?? 0} good rows unchanged, ${brokenImport?.refused.length ?? 0} listed (${brokenImport?.refused.map((r) => `row ${r.row}, ${r.column}: ${r.code}`).join('; ')}).`,
    `Audit: ${audit.acts} acts in ${audit.chains} chains verified offline from the export; ${audit.roots} shard manifests with Merkle roots.`,
    `Per person: ${volume.activities} daily reports, drafts for ${volume.draftShare * 100} %, a peer's feedback for ${volume.peerShare * 100} %, receipt acknowledged by ${volume.acknowledgeShare * 100} %.`,
    `${t.requests} requests in ${report.seconds} s: ${t.perSecond} a second; median ${t.p50} ms, 95 % ${t.p95} ms, 99 % ${t.p99} ms (${statuses}).`,
  ];
};

export const invariantLines = ({ invariants }: DemoReport): string[] =>
  invariants.flatMap(({ name, checked, broken }) => [
    `${broken.length === 0 ? 'held  ' : 'BROKEN'}  ${name} (${checked})`,
    ...broken.slice(0, 3).map((example) => `          ${example}`),
  ]);
