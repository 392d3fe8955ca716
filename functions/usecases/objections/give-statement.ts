import type { ObjectionStatementBody } from '../../domain/case/objection-bodies.ts';
import { sideOf } from '../../domain/objection/hearing.ts';
import { refuse } from '../../domain/refusal.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { requireFiles } from '../evidence/require-files.ts';
import { type ActReceipt, actOnCase } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { objectedCase } from './objected-case.ts';

export type StatementInput = CaseTarget & { text: string; evidence: string[] };

/** One side speaks, once. What comes after its time is taken while nothing is decided, and is marked. */
export const createGiveStatement =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest' | 'files'>) =>
  (command: Command, { cycleId, employeeId, text, evidence }: StatementInput): Promise<ActReceipt> => {
    const { agencyId, personId } = command.actor;
    const target = { cycleId, employeeId, action: 'state-on-objection' } as const;
    return actOnCase(deps, command, target, async ({ case: { data }, now }) => {
      const { subject, objection } = objectedCase(data);
      const { hearing } = objection;
      const side = sideOf(personId, subject);
      if (hearing === undefined || side === null) throw new Error('the stage table let a stranger speak');
      if (hearing.spoken.includes(personId))
        refuse('wrong-stage', { detail: 'Your statement is on record.', whoCanFix: 'nobody' });
      await requireFiles(deps, agencyId, subject, evidence);
      const late = now >= (side === 'employee' ? hearing.employeeBy : hearing.appraiserBy);
      const body: ObjectionStatementBody = { side, text, evidence, late };
      const spoken = [...hearing.spoken, personId];
      return {
        next: { ...subject, objection: { ...objection, hearing: { ...hearing, spoken } } },
        act: 'objection-statement',
        body,
      };
    });
  };
