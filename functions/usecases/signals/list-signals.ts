import type { Leave } from '../../domain/directory/leave.ts';
import { findSignals } from '../../domain/execution/integrity/find-signals.ts';
import { reportsAreClosed, shownToOthersFrom } from '../../domain/execution/integrity/head-start.ts';
import type { Signal } from '../../domain/execution/integrity/signal.ts';
import { standing } from '../../domain/execution/journal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys, type SignalNote } from '../../store/keys.ts';
import { readJournal } from '../activities/read-journal.ts';
import { type CaseTarget, type SeenCase, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf, loadRules } from '../support/load.ts';

export type SignalView = Omit<Signal, 'id'> & {
  signalId: string;
  /** From when on others than the person see it. */
  othersSeeItFrom: Instant;
  /** What the person says to it, the first word first. */
  explanations: { text: string; at: Instant }[];
};
export type SignalList = { items: SignalView[] };

type SignalDeps = Pick<Deps, 'store' | 'clock' | 'digest'>;

const readAll = async <T>(deps: SignalDeps, range: Parameters<typeof eachOf<T>>[1]): Promise<T[]> => {
  const all: T[] = [];
  for await (const { data } of eachOf<T>(deps, range)) all.push(data);
  return all;
};

/** All signals of a journal, whoever asks; the callers decide what is shown. */
export const readSignals = async (
  deps: SignalDeps,
  agencyId: string,
  { cycle }: SeenCase,
  target: CaseTarget,
): Promise<SignalView[]> => {
  const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
  const [journal, leaves, notes] = await Promise.all([
    readJournal(deps, agencyId, target, null),
    readAll<Leave>(deps, keys.leaves(agencyId, target.employeeId)),
    readAll<SignalNote>(deps, keys.signalNotes(agencyId, target.cycleId, target.employeeId)),
  ]);
  const facts = { activities: standing(journal.reports), leaves, zone: cycle.zone };
  return findSignals(facts, rules.activities.signals, deps.digest).map(({ id, ...signal }) => {
    const explanations = notes
      .filter(({ signalId }) => signalId === id)
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ text, at }) => ({ text, at }));
    const othersSeeItFrom = shownToOthersFrom(signal, explanations[0]?.at ?? null, cycle, rules);
    return { ...signal, signalId: id, othersSeeItFrom, explanations };
  });
};

/**
 * Signals about a journal, worked out when they are asked for and kept nowhere. The person sees each at once; others see it
 * after the head start, or with the explanation. Nothing in the scoring reads them.
 */
export const createListSignals =
  (deps: SignalDeps) =>
  async (actor: Actor, target: CaseTarget): Promise<SignalList> => {
    const now = deps.clock.now();
    const seen = await seeCase(deps, actor, target);
    const all = await readSignals(deps, actor.agencyId, seen, target);
    const seesAll = actor.personId === target.employeeId || reportsAreClosed(seen.cycle);
    return { items: all.filter(({ othersSeeItFrom }) => seesAll || othersSeeItFrom <= now) };
  };
