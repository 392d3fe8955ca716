import type { ProgressNote } from '../../domain/follow-up/follow-up.ts';
import { refuse } from '../../domain/refusal.ts';
import { localDateOf } from '../../domain/time/zone.ts';
import { keys } from '../../store/keys.ts';
import { requireAction } from '../cases/see-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { insertFact } from '../support/insert-fact.ts';
import { type MeasureTarget, seeFollowUp } from './see-follow-up.ts';

export type NoteInput = MeasureTarget & Pick<ProgressNote, 'on' | 'text' | 'evidence'>;
export type NoteView = Pick<ProgressNote, 'on' | 'text' | 'evidence' | 'by' | 'at'>;

/** A note on how an approved measure goes, by the person or by who guides them. A fact: one item, and it stays. */
export const createNoteProgress =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (command: Command, input: NoteInput): Promise<NoteView> => {
    const { agencyId, personId } = command.actor;
    const { cycleId, employeeId, ruleId, on, text, evidence } = input;
    const seen = await seeFollowUp(deps, command.actor, input);
    const now = deps.clock.now();
    requireAction('note-progress', seen, now);
    const { outcome, evaluation } = seen.measure.data;
    if (outcome?.decision !== 'approve')
      refuse('wrong-stage', { detail: 'The measure is not approved.', whoCanFix: 'authorised-official' });
    if (evaluation !== null) refuse('wrong-stage', { detail: 'The measure has ended.', whoCanFix: 'nobody' });
    const { zone } = seen.cycle;
    if (outcome !== null && (on > localDateOf(now, zone) || on < localDateOf(outcome.at, zone)))
      refuse('date-outside-period', {
        fields: [{ pointer: '/on', code: 'date-outside-period', detail: 'a day from the approval until today' }],
      });
    const { requestKey, requestDigest } = command;
    if (requestKey === null) return refuse('idempotency-key-required');
    const note: ProgressNote = { schemaVersion: 1, on, text, evidence, by: personId, at: now, requestDigest };
    const key = keys.progressNote(agencyId, cycleId, employeeId, ruleId, on, requestKey);
    const { data } = await insertFact(deps, key, note);
    if (data.requestDigest !== requestDigest || data.by !== personId) return refuse('idempotency-key-reused');
    return { on: data.on, text: data.text, evidence: data.evidence, by: data.by, at: data.at };
  };
