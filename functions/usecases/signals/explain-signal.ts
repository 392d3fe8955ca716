import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys, type SignalNote } from '../../store/keys.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { insertFact } from '../support/insert-fact.ts';
import { readSignals } from './list-signals.ts';

export type SignalTarget = CaseTarget & { signalId: string };
export type Explained = { signalId: string; text: string; at: Instant };

/** What the person says to a signal, at any time: it stands beside the signal wherever that is shown. */
export const createExplainSignal =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  async (command: Command, { text, ...target }: SignalTarget & { text: string }): Promise<Explained> => {
    const { agencyId, personId } = command.actor;
    const requestKey = command.requestKey ?? refuse('idempotency-key-required');
    const seen = await seeCase(deps, command.actor, target);
    if (personId !== target.employeeId) refuse('forbidden', { detail: 'Only the person concerned explains a signal.' });
    const { cycleId, employeeId, signalId } = target;
    const key = keys.signalNote(agencyId, cycleId, employeeId, signalId, requestKey);
    const earlier = (await deps.store.get(key))?.data;
    const answer = (note: SignalNote): Explained =>
      note.requestDigest === command.requestDigest
        ? { signalId, text: note.text, at: note.at }
        : refuse('idempotency-key-reused');
    if (earlier !== undefined) return answer(earlier);
    const all = await readSignals(deps, agencyId, seen, target);
    if (!all.some((signal) => signal.signalId === signalId)) refuse('not-found', { detail: 'No such signal.' });
    const note: SignalNote = {
      schemaVersion: 1,
      signalId,
      text,
      at: deps.clock.now(),
      requestDigest: command.requestDigest,
    };
    return answer((await insertFact(deps, key, note)).data);
  };
