import type { SeparateDecision, ServiceRecord } from '../../domain/forum/forum.ts';
import { separateDecisionText } from '../../domain/forum/sealed-texts.ts';
import { signedList } from '../../domain/forum/signed-list.ts';
import { refuse } from '../../domain/refusal.ts';
import { changeService, type ServiceContext } from '../services/change-service.ts';
import { requirePhase, type ServiceTarget } from '../services/see-service.ts';
import type { Command } from '../support/deps.ts';
import { loadCase } from '../support/load.ts';
import type { SignDeps } from './sign-decision.ts';

export type ExceptionInput = ServiceTarget & { employeeId: string; statement: string };
export type SeparateReceipt = ServiceTarget & SeparateDecision & { employeeId: string; version: number };

const find = ({ decision }: ServiceRecord, employeeId: string) =>
  decision?.exceptions.find((one) => one.employeeId === employeeId) ?? null;

/**
 * The authorised official decides on somebody left out of the bulk, after having looked: the result as it stands is signed.
 * The phase stays open until every exception is decided, however late that is.
 */
export const createDecideException =
  (deps: SignDeps) =>
  async (command: Command, input: ExceptionInput): Promise<SeparateReceipt> => {
    const { cycleId, serviceCode, employeeId } = input;
    const { record, version } = await changeService(
      deps,
      command,
      { cycleId, serviceCode, by: 'authorised-official' },
      async (context) => {
        requirePhase(context.cycle, 'final-decision', false, context.now);
        const open = find(context.record, employeeId) ?? refuse('not-found', { detail: 'No such exception.' });
        if (open.decision !== null) refuse('already-decided');
        return withDecision(context.record, employeeId, await decide(deps, command, context, input));
      },
    );
    const decision = find(record, employeeId)?.decision ?? null;
    if (decision === null) throw new Error('a decision that was given is gone');
    return { cycleId, serviceCode, employeeId, ...decision, version };
  };

const decide = async (
  deps: SignDeps,
  { actor }: Command,
  { cycle, now }: ServiceContext,
  { serviceCode, employeeId, statement }: ExceptionInput,
): Promise<SeparateDecision> => {
  const { data: subject } = await loadCase(deps, actor.agencyId, cycle, employeeId);
  const { digest } = signedList([subject], deps.digest);
  const unsealed = { by: actor.personId, at: now, statement, digest };
  const text = separateDecisionText({ agencyId: actor.agencyId, cycleId: cycle.id, serviceCode, employeeId }, unsealed);
  return { ...unsealed, seal: await deps.signature.sign(text, actor) };
};

const withDecision = (record: ServiceRecord, employeeId: string, decision: SeparateDecision): ServiceRecord => {
  if (record.decision === null) throw new Error('an exception stands without a signature');
  const exceptions = record.decision.exceptions.map((one) =>
    one.employeeId === employeeId ? { ...one, decision } : one,
  );
  return { ...record, decision: { ...record.decision, exceptions } };
};
