import { refuse } from '../../domain/refusal.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { RuleSetDraft } from '../../domain/rules/rule-set-documents.ts';
import { keys } from '../../store/keys.ts';
import type { Command, Deps } from '../support/deps.ts';
import { putDocument } from '../support/put-document.ts';
import { requireRole } from '../support/require-role.ts';
import { type RuleSetView, viewOf } from './rule-set-view.ts';

export type SaveDraftInput = { version: string; note: string; rules: Omit<RuleSet, 'schemaVersion' | 'version'> };

/**
 * Writes a draft, sound or not: what is wrong with it stands in the answer and keeps it from being put in force.
 *
 * @throws RefusedError `already-exists` for a version that was put in force: that one never changes
 */
export const createSaveDraft =
  (deps: Pick<Deps, 'store' | 'digest' | 'clock'>) =>
  async (command: Command, input: SaveDraftInput): Promise<{ view: RuleSetView; version: number }> => {
    const { actor } = command;
    requireRole(actor, 'administrator');
    if ((await deps.store.get(keys.ruleSet(actor.agencyId, input.version))) !== null)
      refuse('already-exists', { detail: 'This version is in force and never changes: give the draft another one.' });
    const rules: RuleSet = { ...input.rules, schemaVersion: 1, version: input.version };
    const draft: RuleSetDraft = { schemaVersion: 1, rules, note: input.note, by: actor.personId, at: deps.clock.now() };
    const key = keys.ruleSetDraft(actor.agencyId, input.version);
    const { version, at } = await putDocument(deps, key, draft, command.expectedVersion);
    const stored = { key, version, data: { ...draft, at } };
    return { view: viewOf(deps, { status: 'draft', rules, draft: stored }), version };
  };
