import type { CorrectionAllowedBody, DeadlineExtendedBody } from '../../domain/case/result-bodies.ts';
import { deadlineOf } from '../../domain/cycle/check-schedule.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { checkExtension, heldUntil } from '../../domain/cycle/extend.ts';
import { hardCloseOf, settledPhaseOf } from '../../domain/cycle/hard-close.ts';
import { ownDeadline } from '../../domain/cycle/own-deadline.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Corrector } from '../../domain/rules/closing-rules.ts';
import { closingOf } from '../../domain/rules/closing-rules.ts';
import type { Write } from '../../ports/store.ts';
import { type ActReceipt, actOnCase } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { stillOpen } from './still-open.ts';

type PersonDeps = Pick<Deps, 'store' | 'clock' | 'digest'>;
type Target = { cycleId: string; employeeId: string };

const notForOneself = (command: Command, { employeeId }: Target): void => {
  if (command.actor.personId === employeeId) refuse('forbidden', { detail: 'Nobody gives themselves more time.' });
};

const settledPhase = ({ phase }: Cycle) =>
  settledPhaseOf(phase) ?? refuse('wrong-phase', { detail: `The cycle is in phase ${phase}.`, extra: { phase } });

/** Gives one person a later end of the open phase, as an act on the case: who, until when, and why, for ever. */
export const createExtendForPerson =
  (deps: PersonDeps) =>
  async (command: Command, input: Target & { deadline: string; reason: string }): Promise<ActReceipt> => {
    notForOneself(command, input);
    const target = { cycleId: input.cycleId, employeeId: input.employeeId, action: 'extend-deadline' } as const;
    return actOnCase(deps, command, target, async ({ cycle, case: { data: subject }, now }) => {
      const phase = settledPhase(cycle);
      const from = ownDeadline(cycle, subject, phase);
      const to = deadlineOf(input.deadline, cycle.zone);
      const problems = checkExtension(cycle, phase, { from, to, now });
      if (problems.length > 0) refuse('invalid-body', { fields: problems });
      const body: DeadlineExtendedBody = { phase, from, to, reason: input.reason, approvedBy: command.actor.personId };
      const next = { ...subject, extended: { ...subject.extended, [phase]: to } };
      const { key, version, data } = await stillOpen(deps, command.actor.agencyId, cycle);
      const held: Write = { kind: 'replace', key, version, data: { ...data, heldUntil: heldUntil(data, phase, to) } };
      return { next, act: 'deadline-extended', body, alsoWrite: [held] };
    });
  };

const isCorrector = ({ actor }: Command, cycle: Cycle, by: readonly Corrector[]): boolean =>
  (by.includes('administrator') && actor.roles.includes('administrator')) ||
  (by.includes('chair') && cycle.committee.chairId === actor.personId) ||
  (by.includes('authorised-official') && cycle.authorisedOfficialId === actor.personId);

/**
 * The soft close: after the deadline and before anybody is settled, somebody whom the rules name lets a mistake be mended. What is
 * mended goes the ordinary way, with its ordinary checks, until the hard close.
 */
export const createAllowCorrection =
  (deps: PersonDeps) =>
  async (command: Command, input: Target & { reason: string }): Promise<ActReceipt> => {
    notForOneself(command, input);
    const target = { cycleId: input.cycleId, employeeId: input.employeeId, action: 'allow-correction' } as const;
    return actOnCase(deps, command, target, async ({ cycle, rules, case: { data: subject }, now }) => {
      const phase = settledPhase(cycle);
      const { corrections } = closingOf(rules);
      if (!isCorrector(command, cycle, corrections.by))
        refuse('forbidden', { detail: 'The rules name others who may allow a correction.' });
      const until = hardCloseOf(cycle, phase, rules);
      if (now < ownDeadline(cycle, subject, phase))
        refuse('not-due', { deadline: ownDeadline(cycle, subject, phase), detail: 'The deadline has not passed.' });
      if (now >= until)
        refuse('deadline-passed', { deadline: until, detail: `The deadline of phase ${phase} has passed.` });
      const body: CorrectionAllowedBody = { phase, until, reason: input.reason };
      const next = { ...subject, extended: { ...subject.extended, [phase]: until } };
      const { key, version } = await stillOpen(deps, command.actor.agencyId, cycle);
      return { next, act: 'correction-allowed', body, alsoWrite: [{ kind: 'check', key, version }] };
    });
  };
