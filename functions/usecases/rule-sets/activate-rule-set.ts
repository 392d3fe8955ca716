import { refuse } from '../../domain/refusal.ts';
import { checkRuleSet } from '../../domain/rules/check-rule-set.ts';
import type { RuleSetActivation } from '../../domain/rules/rule-set-documents.ts';
import { ConflictError } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { findRepeat, requestOf } from '../cycles/find-repeat.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadAgency } from '../support/load.ts';
import { requireRole } from '../support/require-role.ts';
import { digestOfRules } from './rule-set-view.ts';

export type ActivationView = Omit<RuleSetActivation, 'schemaVersion' | 'requestKey' | 'requestDigest'>;

const viewOf = ({ schemaVersion: _, requestKey: _key, requestDigest: _digest, ...view }: RuleSetActivation) => view;

/**
 * Puts a draft in force as an immutable version: new cycles take it, cycles that run keep theirs. Two people are needed, one
 * who wrote the draft and another who puts it in force.
 *
 * @throws RefusedError `rule-set-invalid` with everything that does not hold together
 */
export const createActivateRuleSet =
  (deps: Pick<Deps, 'store' | 'digest' | 'clock'>) =>
  async (command: Command, { version }: { version: string }): Promise<ActivationView> => {
    const { agencyId, personId } = command.actor;
    requireRole(command.actor, 'administrator', 'authorised-official');
    const request = requestOf(command);
    const activationKey = keys.ruleSetActivation(agencyId, version);
    const earlier = await deps.store.get(activationKey);
    if (earlier !== null) {
      const repeat = findRepeat([earlier.data], request);
      return repeat === null ? refuse('already-exists', { detail: 'This version is in force.' }) : viewOf(repeat);
    }
    const draft = await deps.store.get(keys.ruleSetDraft(agencyId, version));
    if (draft === null) return refuse('not-found', { detail: 'There is no such draft.' });
    if (command.expectedVersion === null) return refuse('precondition-required');
    if (draft.version !== command.expectedVersion)
      return refuse('precondition-failed', { extra: { currentVersion: draft.version } });
    const { rules, note, by: draftedBy } = draft.data;
    if (draftedBy === personId)
      refuse('forbidden', { detail: 'Somebody else than the author of the draft puts it in force.' });
    const problems = checkRuleSet(rules);
    if (problems.length > 0) refuse('rule-set-invalid', { fields: problems });

    const agency = await loadAgency(deps, agencyId);
    const activation: RuleSetActivation = {
      ...{ schemaVersion: 1, version, digest: digestOfRules(deps, rules), note, draftedBy },
      ...{ by: personId, at: deps.clock.now(), ...request },
    };
    try {
      await deps.store.commit([
        { kind: 'insert', key: keys.ruleSet(agencyId, version), data: rules },
        { kind: 'insert', key: activationKey, data: activation },
        { kind: 'delete', key: draft.key, version: draft.version },
        {
          kind: 'replace',
          key: agency.key,
          version: agency.version,
          data: { ...agency.data, ruleSetVersion: version },
        },
      ]);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const winner = await deps.store.get(activationKey);
      const repeat = winner === null ? null : findRepeat([winner.data], request);
      return repeat === null ? refuse('conflict') : viewOf(repeat);
    }
    return viewOf(activation);
  };
