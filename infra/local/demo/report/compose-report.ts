import { type Predicate, predicates } from '../../../../functions/domain/scoring/predicate.ts';
import type { Evidence, Invariant } from '../checks/check.ts';
import { neverLowered } from '../checks/fairness.ts';
import { versionsOf } from '../checks/versions.ts';
import type { Timing } from '../world.ts';
import type { DemoReport, Traffic } from './demo-report.ts';
import { evidencePartsOf } from './evidence-lines.ts';
import { lateRows } from './late-rows.ts';
import { spreadFigures } from './spread-figures.ts';

const percentile = (sorted: number[], share: number): number =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;

const forumText = ({ status, lawful }: { status: string; lawful?: boolean | null | undefined }): string => {
  if (status !== 'locked') return status;
  return lawful === false
    ? 'locked, justified departure'
    : lawful === null
      ? 'locked, pattern infeasible'
      : 'locked, lawful';
};

/** A provisional result of somebody who did their part: the score whose reasons matter most. */
const pickExplained = ({ world, cases, exported }: Evidence): DemoReport['explained'] => {
  const decided = world.people.filter((m) => cases.get(m.id)?.stage === 'decided');
  const chosen = decided.find((m) => cases.get(m.id)?.result?.basis === 'provisional') ?? decided[0];
  const chain = chosen === undefined ? undefined : exported.get(chosen.id);
  const items = chosen === undefined ? undefined : world.ledger.realisations.get(chosen.id);
  const reported = items === undefined ? null : { schemaVersion: 1 as const, items, at: '' };
  const version = chain === undefined ? undefined : versionsOf(chain, reported).at(-1);
  if (chosen === undefined || version === undefined) throw new Error('there is no result to explain');
  return {
    nip: chosen.nip,
    name: chosen.name,
    basis: version.basis,
    plan: world.ledger.plans.get(chosen.id),
    explanation: version.explanation,
  };
};

const trafficOf = ({ world: { statistics } }: Evidence, seconds: number): Traffic => {
  const times = statistics.milliseconds.toSorted((a, b) => a - b);
  const { requests, byStatus, repeated } = statistics;
  return {
    requests,
    perSecond: Math.round(requests / seconds),
    byStatus,
    repeated,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
  };
};

const cityOf = ({ scores: { agency, board } }: Evidence): DemoReport['city'] => ({
  score: agency.score.value ?? '-',
  basis: agency.score.basis ?? '-',
  people: agency.people.score ?? '-',
  weak: agency.profile.weaknesses.map(({ subject, value }) => `${subject} ${value}`),
  trainings: agency.profile.trainings.map(({ trainingId }) => trainingId),
  boards: board.items.length,
});

const voicesOf = ({ ledger }: Evidence['world']): DemoReport['voices'] => {
  const sources = [...ledger.releasedSeen.values()].flatMap((seen) => seen ?? []);
  const heard = sources.filter(({ people }) => people !== undefined).length;
  const published = [...ledger.indexSeen.values()].filter(({ status }) => status === 'published').length;
  return { heard, withheld: sources.length - heard, visits: ledger.visits.length, published };
};

const explanationsOf = ({ world: { ledger } }: Evidence): DemoReport['explanations'] => {
  const seen = [...ledger.explanations.values()];
  const ways = seen.flatMap(({ change }) =>
    (change?.boundaries ?? []).flatMap(({ side, distance, indicators }) =>
      indicators.flatMap(({ indicatorId, present, values: { atLeast, atMost } }) => {
        const value = atLeast ?? atMost;
        if (side !== 'up' || value === null || value === undefined || present === null) return [];
        return [{ distance, indicator: indicatorId, value, present }];
      }),
    ),
  );
  const [nearest = null] = ways.toSorted((a, b) => Number(a.distance) - Number(b.distance));
  return {
    opened: seen.length,
    steps: seen.reduce((sum, { steps }) => sum + steps.told, 0),
    links: seen.reduce((sum, { links }) => sum + links.length, 0),
    nearest,
  };
};

const forumOf = ({ world: { ledger }, minutes }: Evidence): DemoReport['forum'] => {
  const receipts: Record<string, number> = {};
  for (const { status } of ledger.forum.receiptsSeen.values()) receipts[status] = (receipts[status] ?? 0) + 1;
  return {
    seated: ledger.forum.seats.size,
    minutes: minutes.map(({ content: { serviceCode: code }, document }) => ({ code, ...document })),
    recused: minutes.reduce(
      (sum, { motions }) => sum + motions.reduce((n, { outcome }) => n + (outcome?.recused.length ?? 0), 0),
      0,
    ),
    closedByDeadline: minutes.filter(({ content }) => content.end.kind === 'closed-by-deadline').length,
    receipts,
  };
};

export const composeReport = (evidence: Evidence, invariants: Invariant[], timings: Timing[]): DemoReport => {
  const { world, cases, services, exported, manifests } = evidence;
  const { ledger } = world;
  const seconds = timings.reduce((sum, timing) => sum + timing.seconds, 0);
  const fairness = invariants.find(({ name }) => name === neverLowered);
  const outcomes = [...ledger.objections.values()];
  const counts = (row: Partial<Record<Predicate, number>>): Record<Predicate, number> => ({
    'sangat-baik': row['sangat-baik'] ?? 0,
    baik: row.baik ?? 0,
    'butuh-perbaikan': row['butuh-perbaikan'] ?? 0,
    kurang: row.kurang ?? 0,
    'sangat-kurang': row['sangat-kurang'] ?? 0,
  });
  return {
    employees: world.people.length,
    seconds: Math.round(seconds * 10) / 10,
    timings: timings.map((timing) => ({ ...timing, seconds: Math.round(timing.seconds * 10) / 10 })),
    volume: world.volume,
    units: services.map((s) => ({
      code: s.code,
      name: s.name,
      people: predicates.reduce((sum, p) => sum + (s.counts[p] ?? 0), s.unassessed),
      counts: counts(s.counts),
      unassessed: s.unassessed,
      organisation: s.organisation?.predicate ?? '-',
      forum: forumText(s.forum),
    })),
    late: lateRows(evidence),
    innocent: { people: fairness?.checked ?? 0, lowered: fairness?.broken.length ?? 0 },
    results: world.people.map((m) => {
      const c = cases.get(m.id);
      const { predicate = '', workResult = '', behaviour = '', basis = '', version = 0 } = c?.result ?? {};
      return {
        nip: m.nip,
        name: m.name,
        unit: m.unitCode,
        service: m.serviceCode,
        post: m.family,
        stage: c?.stage ?? '',
        predicate,
        workResult,
        behaviour,
        score: c?.result?.score ?? '',
        basis,
        version,
      };
    }),
    explained: pickExplained(evidence),
    changes: {
      motionsCarried: ledger.carriedMotions.size,
      motionsRejected: ledger.rejectedMotions.size,
      objectionsUpheld: outcomes.filter((o) => o === 'upheld').length,
      objectionsDismissed: outcomes.filter((o) => o === 'dismissed').length,
      followUpsApproved: ledger.followUps.approved,
      followUpsRejected: ledger.followUps.rejected,
    },
    forum: forumOf(evidence),
    outcomes: ledger,
    spreads: spreadFigures(world.ledger.spreads),
    voices: voicesOf(world),
    plans: {
      inWords: ledger.judgements.size,
      amended: [...ledger.amendments.values()].filter(({ decision }) => decision === 'approve').length,
      returned: [...ledger.amendments.values()].filter(({ decision }) => decision === 'return').length,
      linked: ledger.links.size,
      nextPeriod: ledger.nextPeriod.proposed,
    },
    rules: ledger.rules,
    evidence: evidencePartsOf(ledger),
    raters: ledger.raters,
    support: { support: ledger.support, cascade: ledger.cascade, assigned: ledger.assigned.size },
    parts: {
      people: ledger.parts.size,
      appraisers: new Set([...ledger.parts.values()].flatMap((parts) => parts.map(({ by }) => by))).size,
    },
    city: cityOf(evidence),
    explanations: explanationsOf(evidence),
    refusals: ledger.refusals,
    brokenImport: ledger.brokenImport,
    journal: ledger.journal,
    outage: ledger.outage,
    audit: {
      chains: exported.size,
      acts: [...exported.values()].reduce((sum, { records }) => sum + records.length, 0),
      roots: manifests.length,
    },
    traffic: trafficOf(evidence, seconds),
    invariants,
    auditFile: evidence.auditFile,
    accesses: {
      readers: new Set(evidence.accesses.items.map(({ readerId }) => readerId)).size,
      days: new Set(evidence.accesses.items.map(({ date }) => date)).size,
    },
  };
};
