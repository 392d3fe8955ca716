import type { Explanation } from '../../../../functions/domain/scoring/explanation.ts';
import type { Predicate } from '../../../../functions/domain/scoring/predicate.ts';
import type { Invariant } from '../checks/check.ts';
import type { ImportReport, Ledger } from '../ledger.ts';
import type { AuditFile } from '../steps/audit-file.ts';
import type { Timing, Volume } from '../world.ts';
import type { EvidenceParts } from './evidence-lines.ts';
import type { LateRow } from './late-rows.ts';
import type { SpreadFigures } from './spread-figures.ts';

export type UnitRow = {
  code: string;
  name: string;
  people: number;
  counts: Record<Predicate, number>;
  unassessed: number;
  organisation: string;
  forum: string;
};
export type ResultRow = {
  nip: string;
  name: string;
  unit: string;
  service: string;
  post: string;
  stage: string;
  predicate: string;
  workResult: string;
  behaviour: string;
  score: string;
  basis: string;
  version: number;
};
export type Traffic = {
  requests: number;
  perSecond: number;
  byStatus: Record<string, number>;
  repeated: number;
  p50: number;
  p95: number;
  p99: number;
};
export type DemoReport = {
  employees: number;
  seconds: number;
  timings: Timing[];
  volume: Volume;
  units: UnitRow[];
  late: LateRow[];
  /** People who did their own part while a superior was late, and how many of them were rated below the evidence. */
  innocent: { people: number; lowered: number };
  results: ResultRow[];
  explained: { nip: string; name: string; basis: string; plan: unknown; explanation: Explanation };
  changes: {
    motionsCarried: number;
    motionsRejected: number;
    objectionsUpheld: number;
    objectionsDismissed: number;
    followUpsApproved: number;
    followUpsRejected: number;
  };
  forum: {
    seated: number;
    minutes: { code: string; id: string; en: string }[];
    recused: number;
    closedByDeadline: number;
    receipts: Record<string, number>;
  };
  /** How objections were answered, and what follows from results after the cycle. */
  outcomes: Pick<Ledger, 'objectionsSeen' | 'named' | 'late' | 'measures' | 'erased'>;
  spreads: SpreadFigures;
  voices: { heard: number; withheld: number; visits: number; published: number };
  plans: { inWords: number; amended: number; returned: number; linked: number; nextPeriod: number };
  support: Pick<Ledger, 'support' | 'cascade'> & { assigned: number };
  rules: Ledger['rules'];
  evidence: EvidenceParts;
  raters: Ledger['raters'];
  /** People rated in parts, by how many appraisers together. */
  parts: { people: number; appraisers: number };
  /** The city's score, and what its people are weak at with the training that the rules recommend. */
  city: { score: string; basis: string; people: string; weak: string[]; trainings: string[]; boards: number };
  explanations: {
    opened: number;
    steps: number;
    links: number;
    nearest: { distance: string; indicator: string; value: string; present: string } | null;
  };
  refusals: Ledger['refusals'];
  brokenImport: ImportReport | null;
  journal: Ledger['journal'];
  outage: Ledger['outage'];
  audit: { chains: number; acts: number; roots: number };
  traffic: Traffic;
  invariants: Invariant[];
  auditFile: AuditFile;
  accesses: { readers: number; days: number };
};
