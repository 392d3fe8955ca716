import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { ServiceRecord, Signature } from '../../domain/forum/forum.ts';
import { signedList } from '../../domain/forum/signed-list.ts';
import { addSpread, emptySpread, type Spread, spreadOfCase } from '../../domain/forum/spread.ts';
import { refuse } from '../../domain/refusal.ts';
import { predicates } from '../../domain/scoring/predicate.ts';
import { keys } from '../../store/keys.ts';
import { changeService, type ServiceDeps } from '../services/change-service.ts';
import { requirePhase, type ServiceTarget } from '../services/see-service.ts';
import type { Command } from '../support/deps.ts';
import { caseKey, eachOf } from '../support/load.ts';

export type SignatureReceipt = ServiceTarget & Signature & { version: number };

/** The authorised official signs the results of a service: the score is a recommendation, a named human decides (UU 27/2022). */
export const createSignDecision =
  (deps: ServiceDeps) =>
  async (command: Command, input: ServiceTarget & { statement: string }): Promise<SignatureReceipt> => {
    const { cycleId, serviceCode, statement } = input;
    const { agencyId, personId } = command.actor;
    const { record, version } = await changeService(
      deps,
      command,
      { cycleId, serviceCode, by: 'authorised-official' },
      async (context) => {
        requirePhase(context.cycle, 'final-decision', false, context.now);
        if (context.record.decision !== null) refuse('already-decided');
        const cases = await readCases(deps, agencyId, context.cycle, serviceCode);
        requireSameCounts(context.record, cases);
        const list = signedList(cases, deps.digest);
        return { ...context.record, decision: { by: personId, at: context.now, statement, ...list } };
      },
    );
    if (record.decision === null) throw new Error('a signature that was given is gone');
    return { cycleId, serviceCode, ...record.decision, version };
  };

const readCases = async (deps: ServiceDeps, agencyId: string, cycle: Cycle, serviceCode: string): Promise<Case[]> => {
  const cases: Case[] = [];
  for await (const { data: roster } of eachOf(deps, keys.rosters(agencyId, cycle.id, serviceCode))) {
    const found = await deps.store.getMany(roster.employeeIds.map((id) => caseKey(agencyId, cycle, id)));
    for (const stored of found) {
      if (stored === null) throw new Error('a roster names somebody without a case');
      cases.push(stored.data);
    }
  }
  return cases;
};

/** The spread that the official sees is the one that is signed: a difference means that a rating has two truths. */
const requireSameCounts = (record: ServiceRecord, cases: readonly Case[]): void => {
  const counted = cases.reduce<Spread>(
    (sum, subject) => addSpread(sum, spreadOfCase(subject) ?? emptySpread()),
    emptySpread(),
  );
  if (record.unassessed !== counted.unassessed || predicates.some((p) => record.counts[p] !== counted.counts[p]))
    throw new Error('the counts of a service differ from its cases');
};
