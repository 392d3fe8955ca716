import type { Instant } from '../time/instant.ts';
import type { RuleSet } from './rule-set.ts';

/** A version in the making: replaced as often as its author likes, in force nowhere. */
export type RuleSetDraft = {
  schemaVersion: 1;
  rules: RuleSet;
  /** What it changes and why, for whoever activates it. */
  note: string;
  /** Who wrote it last. */
  by: string;
  at: Instant;
};

/** That a version was put in force, by whom. From then on nobody can change it. */
export type RuleSetActivation = {
  schemaVersion: 1;
  version: string;
  /** Over the canonical text of the rules. */
  digest: string;
  note: string;
  draftedBy: string;
  by: string;
  at: Instant;
  requestKey: string;
  requestDigest: string;
};
