import type { Request } from '../city/client.ts';
import type { Journal } from '../engine/journal.ts';
import { heardAgain, noLostUpdate, noSurprise, nothingLost, sameAnswer, wordsStand } from './answers.ts';
import { chains, onceOnly, oneCommit } from './chains.ts';
import { closesInTime, nothingEarlyRefused, nothingLate } from './deadlines.ts';
import { inOrRefused, oneEnd } from './endings.ts';
import { gather, type Invariant } from './evidence.ts';
import { nobodyPays, ratingsByRight } from './fairness.ts';
import { agenciesApart, ends, forward, machineInStep, prompt } from './progress.ts';
import { reopened } from './reopened.ts';
import { sealed } from './seals.ts';

/** What must hold of every run, whatever went wrong in it. */
export const invariants: readonly Invariant[] = [
  ...[chains, oneCommit, onceOnly],
  ...[nothingLost, wordsStand, sameAnswer, heardAgain, noLostUpdate, noSurprise],
  ...[nothingLate, nothingEarlyRefused, closesInTime],
  ...[oneEnd, inOrRefused, nobodyPays, ratingsByRight],
  ...[forward, machineInStep, prompt, agenciesApart, sealed, reopened, ends],
];

export type Violation = { invariant: string; problems: string[] };

/** The broken promises of a run; none of one that is well. */
export const judgeRun = (run: { journal: Journal; requests: readonly Request[] }): Violation[] => {
  const evidence = gather(run.journal, run.requests);
  return invariants.flatMap(({ name, judge }) => {
    const problems = judge(evidence);
    return problems.length === 0 ? [] : [{ invariant: name, problems }];
  });
};
