import type { Case } from '../../domain/case/case.ts';
import type { DecisionException, ServiceRecord, Signature } from '../../domain/forum/forum.ts';
import { decisionText } from '../../domain/forum/sealed-texts.ts';
import { signedList } from '../../domain/forum/signed-list.ts';
import { type FieldProblem, refuse } from '../../domain/refusal.ts';
import { changeService, type ServiceContext, type ServiceDeps } from '../services/change-service.ts';
import { requirePhase, type ServiceTarget } from '../services/see-service.ts';
import type { Command, Deps } from '../support/deps.ts';
import { readCases, requireSameCounts } from './service-cases.ts';

export type SignatureReceipt = ServiceTarget & Signature & { version: number };
export type SignDeps = ServiceDeps & Pick<Deps, 'signature'>;
export type DecisionInput = ServiceTarget & {
  statement: string;
  /** People left out, each with the reason: they wait for a decision of their own. */
  exceptions?: { employeeId: string; reason: string }[];
};

/**
 * The authorised official signs the results of a service, but for those named as exceptions: the score is a recommendation,
 * a named human decides (UU 27/2022). No rating changes here; that takes a carried motion or an upheld objection.
 */
export const createSignDecision =
  (deps: SignDeps) =>
  async (command: Command, input: DecisionInput): Promise<SignatureReceipt> => {
    const { cycleId, serviceCode } = input;
    const { record, version } = await changeService(
      deps,
      command,
      { cycleId, serviceCode, by: 'authorised-official' },
      async (context) => {
        requirePhase(context.cycle, 'final-decision', false, context.now);
        if (context.record.decision !== null) refuse('already-decided');
        return { ...context.record, decision: await sign(deps, command, context, input) };
      },
    );
    if (record.decision === null) throw new Error('a signature that was given is gone');
    return { cycleId, serviceCode, ...record.decision, version };
  };

const sign = async (
  deps: SignDeps,
  { actor }: Command,
  { cycle, record, rules, now }: ServiceContext,
  { serviceCode, statement, exceptions = [] }: DecisionInput,
): Promise<Signature> => {
  const cases = await readCases(deps, actor.agencyId, cycle, serviceCode);
  requireSameCounts(record, cases);
  checkExceptions(exceptions, cases, rules.decision.exceptionsAtMost);
  const unsealed = {
    by: actor.personId,
    at: now,
    statement,
    ...signedList(cases, deps.digest, new Set(exceptions.map(({ employeeId }) => employeeId))),
    minutes: minutesOf(record),
    exceptions: exceptions.map((one): DecisionException => ({ ...one, decision: null })),
  };
  const text = decisionText({ agencyId: actor.agencyId, cycleId: cycle.id, serviceCode }, unsealed, deps.digest);
  return { ...unsealed, seal: await deps.signature.sign(text, actor) };
};

const minutesOf = ({ forum }: ServiceRecord): string => {
  if (forum.status === 'open') throw new Error('a decision comes before the forum has ended');
  return forum.minutes;
};

/** An exception names somebody of the service who has a result, once. */
const checkExceptions = (
  exceptions: readonly { employeeId: string }[],
  cases: readonly Case[],
  atMost: number,
): void => {
  const scored = new Set(cases.flatMap((one) => (one.stage === 'scored' ? [one.employeeId] : [])));
  const seen = new Set<string>();
  const fields = exceptions.flatMap(({ employeeId }, i): FieldProblem[] => {
    const pointer = `/exceptions/${i}/employeeId`;
    if (seen.has(employeeId)) return [{ pointer, code: 'duplicate', detail: 'named twice' }];
    seen.add(employeeId);
    return scored.has(employeeId)
      ? []
      : [{ pointer, code: 'unknown-result', detail: 'nobody of this service with a result' }];
  });
  if (exceptions.length > atMost)
    fields.push({ pointer: '/exceptions', code: 'too-many-exceptions', detail: `at most ${atMost}` });
  if (fields.length > 0) refuse('invalid-body', { fields });
};
