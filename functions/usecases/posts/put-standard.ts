import { checkStandard } from '../../domain/posts/check-standard.ts';
import type { CoveredPost } from '../../domain/posts/post.ts';
import type { PostStandard } from '../../domain/posts/post-standard.ts';
import { refuse } from '../../domain/refusal.ts';
import { ConflictError, type Key, type Stored, type Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadAgency, loadRules } from '../support/load.ts';
import { requireRole } from '../support/require-role.ts';
import { type StandardView, standardView } from './standard-view.ts';

export type StandardInput = Pick<
  PostStandard,
  'code' | 'post' | 'form' | 'tasks' | 'workResults' | 'legalBasis' | 'reason'
>;
type Put = { view: StandardView; version: number };

const isAt = (a: Key, b: Key): boolean => a.pk === b.pk && a.sk === b.sk;

/** The entry that finds the standard by its post moves with it; it is inserted and deleted, never replaced. */
const entryWrites = (agencyId: string, code: string, post: CoveredPost, before: PostStandard | null): Write[] => {
  const key = keys.postStandardOf(agencyId, post);
  const old = before === null ? null : keys.postStandardOf(agencyId, before.post);
  if (old !== null && isAt(old, key)) return [];
  const leave: Write[] = old === null ? [] : [{ kind: 'delete', key: old, version: 1 }];
  return [...leave, { kind: 'insert', key, data: { schemaVersion: 1, code } }];
};

const requireVersion = (found: Stored<PostStandard> | null, expected: number | null): void => {
  if (found !== null && expected === null) refuse('precondition-required');
  if ((found?.version ?? null) !== expected)
    refuse('precondition-failed', { extra: { currentVersion: found?.version ?? null } });
};

const requireSound = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  input: StandardInput,
  found: Stored<PostStandard> | null,
): Promise<void> => {
  const { data: agency } = await loadAgency(deps, agencyId);
  const problems = checkStandard(input, await loadRules(deps, agencyId, agency.ruleSetVersion));
  if (problems.length > 0) refuse('incomplete-plan', { fields: problems });
  const { unitCode } = input.post;
  if (unitCode !== null && (await deps.store.get(keys.unit(agencyId, unitCode))) === null)
    refuse('invalid-body', {
      fields: [{ pointer: '/post/unitCode', code: 'unknown-unit', detail: 'a unit of the directory' }],
    });
  if (found !== null && input.reason === null)
    refuse('change-reason-required', {
      fields: [{ pointer: '/reason', code: 'reason-required', detail: 'a reason' }],
    });
};

/**
 * Sets the performance standard of a post. A post has one standard; every text of it is kept, with the reason of the change.
 * Plans that started from an earlier text stay as they were agreed.
 */
export const createPutStandard =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (command: Command, input: StandardInput): Promise<Put> => {
    requireRole(command.actor, 'administrator');
    const { agencyId, personId: by } = command.actor;
    const { expectedVersion, requestDigest } = command;
    const key = keys.postStandard(agencyId, input.code);
    const found = await deps.store.get(key);
    const text = (expectedVersion ?? 0) + 1;
    if (found?.version === text && found.data.requestDigest === requestDigest)
      return { view: standardView(found.data), version: text };
    requireVersion(found, expectedVersion);
    await requireSound(deps, agencyId, input, found);
    const at = deps.clock.now();
    const data: PostStandard = { schemaVersion: 1, ...input, text, by, at, requestDigest };
    try {
      await deps.store.commit([
        found === null ? { kind: 'insert', key, data } : { kind: 'replace', key, version: found.version, data },
        { kind: 'insert', key: keys.postStandardText(agencyId, input.code, text), data },
        ...entryWrites(agencyId, input.code, input.post, found?.data ?? null),
      ]);
      return { view: standardView(data), version: text };
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const entry = await deps.store.get(keys.postStandardOf(agencyId, input.post));
      if (entry !== null && entry.data.code !== input.code)
        return refuse('already-exists', {
          detail: `The post has a standard already: ${entry.data.code}.`,
          extra: { code: entry.data.code },
        });
      const current = await deps.store.get(key);
      return refuse('precondition-failed', { extra: { currentVersion: current?.version ?? null } });
    }
  };
