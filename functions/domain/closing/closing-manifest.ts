import { canonicalJson } from '../audit/canonical.ts';
import type { Digest } from '../audit/digest.ts';
import type { CloseHold, PhaseClosure } from '../cycle/cycle.ts';
import type { HumanPhase } from '../cycle/phase.ts';
import type { Reopening, SecondWord } from '../cycle/reopening.ts';
import { ownOf } from '../own-of.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Zone } from '../time/instant.ts';
import type { ClosingInput } from './closing-case.ts';
import { type ClosingRecords, recordDigests } from './closing-records.ts';
import { endStates, type ShardDigests } from './manifest.ts';
import { type EndOfCase, planClosure, type SettledPhase } from './plan-closure.ts';
import { type EndCounts, noEnds } from './rehearsal.ts';
import { type EndOfService, planServiceClosure, type ServiceInput, type ServicePhase } from './service-closure.ts';

/** What a close judged in one shard, in order of employee id: from it and the rules anybody comes to the same ends again. */
export type ClosedShard = { schemaVersion: 1; shard: number; inputs: ClosingInput[] };

/** Everybody's end, from the inputs alone. */
export const judgeInputs = (
  phase: SettledPhase,
  inputs: readonly ClosingInput[],
  rules: RuleSet,
  zone: Zone,
): EndOfCase[] => inputs.flatMap((input) => planClosure({ phase, cases: [input] }, rules, zone, input.cutOff));

export const digestsOf = (
  inputs: readonly ClosingInput[],
  ends: readonly EndOfCase[],
  digest: Digest,
): ShardDigests => ({
  inputs: digest.sha256(`siklus-closing-inputs-1\n${canonicalJson(inputs)}`),
  results: digest.sha256(`siklus-closing-results-1\n${canonicalJson(ends)}`),
});

/** Digest over all shards in their order. */
const over = (name: keyof ShardDigests, shards: readonly ShardDigests[], digest: Digest): string =>
  digest.sha256(`siklus-closing-${name}-of-shards-1\n${shards.map((one) => one[name]).join('\n')}`);

export const rulesDigest = (rules: RuleSet, digest: Digest): string =>
  digest.sha256(`siklus-rules-1\n${canonicalJson(rules)}`);

/** Why a phase was closed again: the reopening as it was decided, and the manifest before, which stays. */
export type ClosedAgain = {
  /** From 2. */
  version: number;
  /** Digest of the manifest before, with its signature. */
  previous: string;
  reopening: Pick<Reopening, 'number' | 'scope' | 'reason' | 'askedBy' | 'askedAt' | 'until'> & {
    decision: SecondWord;
  };
};

export const versionOf = ({ again }: Pick<ClosingManifest, 'again'>): number => again?.version ?? 1;

/** How a close is named in an export: the phase, and which of its closes where there was more than one. */
export const closingName = (phase: string, version: number): string => (version === 1 ? phase : `${phase}#${version}`);

/** The signed record of a hard close: how many, by which rules and software, from what, to what. */
export type ClosingManifest = {
  schemaVersion: 1;
  agencyId: string;
  cycleId: string;
  /** `counts.cases` are people, and services where the phase ends for services. */
  phase: HumanPhase;
  zone: Zone;
  closure: PhaseClosure;
  /** Of the close after a reopening, which settles those concerned alone; absent for the first close of a phase. */
  again?: ClosedAgain;
  counts: { cases: number; endStates: EndCounts; rules: Record<string, number> };
  inputs: string;
  results: string;
  ruleSetVersion: string;
  rules: string;
  engine: string;
  /** Closes that waited for a second person, with the answer. */
  holds: CloseHold[];
  /** Of each shard in its order, so that a verifier can tell which one was forged; absent, like the two below, in the first manifests. */
  shards?: ShardDigests[];
  /** Digests of the phase's finished rehearsals, in their order. */
  rehearsals?: { number: number; digest: string }[];
  /** Digests of the phase's later ends, credits for outages among them, in their order. */
  extensions?: string[];
  /** Raw Ed25519 public key, 32 bytes, base64url. */
  publicKey: string;
  /** Ed25519 over `closingText`, base64url. */
  signature: string;
};

/** By which a seal, and the next manifest of the phase, name this one: it can neither be taken away nor exchanged afterwards. */
export const manifestDigest = (manifest: ClosingManifest, digest: Digest): string =>
  digest.sha256(`siklus-closing-under-seal-1\n${canonicalJson(manifest)}`);

/** What is signed: everything but the signature, under a name that no other signed text of ours begins with. */
export const closingText = (manifest: Omit<ClosingManifest, 'signature'>): string =>
  `siklus-closing-1\n${canonicalJson(manifest)}`;

type Counts = ClosingManifest['counts'];

const sumOf = (shards: readonly Counts[]): Counts => {
  const sum: Counts = { cases: 0, endStates: noEnds(), rules: {} };
  for (const { cases, endStates: ends, rules } of shards) {
    sum.cases += cases;
    for (const state of endStates) sum.endStates[state] += ends[state];
    for (const [rule, people] of Object.entries(rules)) sum.rules[rule] = (ownOf(sum.rules, rule) ?? 0) + people;
  }
  return sum;
};

type Content = Pick<
  ClosingManifest,
  'agencyId' | 'cycleId' | 'phase' | 'zone' | 'closure' | 'again' | 'engine' | 'holds' | 'publicKey'
> & { rules: RuleSet; shards: readonly (Counts & { digests: ShardDigests })[]; records: ClosingRecords };

/** The manifest of a close, to be signed. */
export const closingManifest = (content: Content, digest: Digest): Omit<ClosingManifest, 'signature'> => {
  const { rules, shards, records, ...rest } = content;
  const counts = sumOf(
    shards.map(({ cases, endStates: states, rules: byRule }) => ({ cases, endStates: states, rules: byRule })),
  );
  const digests = shards.map((one) => one.digests);
  return {
    schemaVersion: 1,
    ...rest,
    counts,
    inputs: over('inputs', digests, digest),
    results: over('results', digests, digest),
    ruleSetVersion: rules.version,
    rules: rulesDigest(rules, digest),
    shards: digests,
    ...recordDigests(records, digest),
  };
};

/** What somebody comes to who judges the inputs of a shard again. */
export type JudgedShard = ShardDigests & { counts: Counts };

export const judgeShard = (
  { phase, zone }: { phase: SettledPhase; zone: Zone },
  inputs: readonly ClosingInput[],
  rules: RuleSet,
  digest: Digest,
): JudgedShard => {
  const ends = judgeInputs(phase, inputs, rules, zone);
  const counts: Counts = { cases: ends.length, endStates: noEnds(), rules: {} };
  for (const { endState, rule } of ends) {
    counts.endStates[endState] += 1;
    counts.rules[rule] = (ownOf(counts.rules, rule) ?? 0) + 1;
  }
  return { ...digestsOf(inputs, ends, digest), counts };
};

const digestsOfServices = (
  services: readonly ServiceInput[],
  ends: readonly EndOfService[],
  digest: Digest,
): ShardDigests => ({
  inputs: digest.sha256(`siklus-closing-services-1\n${canonicalJson(services)}`),
  results: digest.sha256(`siklus-closing-service-ends-1\n${canonicalJson(ends)}`),
});

/** The same of a phase that ends for services: all of them are one shard. */
export const judgeServices = (phase: ServicePhase, services: readonly ServiceInput[], digest: Digest): JudgedShard => {
  const ends = planServiceClosure(phase, services);
  const counts: Counts = { cases: ends.length, endStates: noEnds(), rules: {} };
  for (const { endState, rule } of ends) {
    counts.endStates[endState] += 1;
    counts.rules[rule] = (ownOf(counts.rules, rule) ?? 0) + 1;
  }
  return { ...digestsOfServices(services, ends, digest), counts };
};

/** Whether the inputs of all shards, judged again, give what was signed; names what does not hold. */
export const recomputeClosing = (
  manifest: ClosingManifest,
  shards: readonly JudgedShard[],
  digest: Digest,
): 'inputs' | 'results' | 'counts' | null => {
  if (over('inputs', shards, digest) !== manifest.inputs) return 'inputs';
  if (over('results', shards, digest) !== manifest.results) return 'results';
  return canonicalJson(sumOf(shards.map(({ counts }) => counts))) === canonicalJson(manifest.counts) ? null : 'counts';
};
