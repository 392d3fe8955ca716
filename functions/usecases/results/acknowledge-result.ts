import type { CaseTarget } from '../cases/see-case.ts';
import { type ActReceipt, actOnCase } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';

/** The person takes note of the result; this is no consent and takes no right to object. */
export const createAcknowledgeResult =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  (command: Command, target: CaseTarget): Promise<ActReceipt> =>
    actOnCase(deps, command, { ...target, action: 'acknowledge-result' }, async ({ case: { data }, now }) => {
      if (data.stage !== 'decided') throw new Error('the stage table let an undecided case through');
      return { next: { ...data, acknowledgedAt: now }, act: 'result-acknowledged', body: {} };
    });
