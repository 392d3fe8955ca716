import type { HumanPhase } from '../cycle/phase.ts';
import type { Predicate } from '../scoring/predicate.ts';

/** Digests of what went into the close of one shard, and of what came out. */
export type ShardDigests = { inputs: string; results: string };

/** Everybody's end state at the close of a phase. */
export const endStates = ['complete', 'carried', 'provisional', 'escalated', 'exempt'] as const;
export type EndState = (typeof endStates)[number];

/** What one shard did at a step of the machine: written last, so that a repeat finds it and does nothing. */
export type ShardManifest = {
  schemaVersion: 1;
  step: HumanPhase | 'scoring' | 'publication' | 'decision' | 'proposals' | `reopened-${number}` | `rescored-${number}`;
  shard: number;
  cases: number;
  endStates: Record<EndState, number>;
  /** Number of cases per rule of the closing plan. */
  rules: Record<string, number>;
  /** Per unit at the binding level: the spread after scoring. */
  services: Record<string, { counts: Record<Predicate, number>; unassessed: number }>;
  /** At the close of a phase: of what it judged and of what came out (`closing-manifest.ts`). */
  digests?: ShardDigests;
  /** RFC 6962 root over the shard's (employee, chain head), in order of employee id. */
  root: string;
};
