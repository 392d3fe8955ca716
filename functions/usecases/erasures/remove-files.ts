import { filesNamedIn } from '../../domain/erasure/file-removal.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';
import { unlessDone } from '../support/unless-done.ts';

/** The files of a person that a report, an objection or a statement still names. */
const filesInUse = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycleId: string,
  employeeId: string,
): Promise<Set<string>> => {
  const named = new Set<string>();
  const note = (document: unknown): void => {
    for (const sha256 of filesNamedIn(document)) named.add(sha256);
  };
  for await (const { data } of eachOf(deps, keys.journal(agencyId, cycleId, employeeId))) note(data);
  for await (const { data } of eachOf(deps, keys.acts(agencyId, cycleId, employeeId))) note(data.body);
  return named;
};

/**
 * Takes away the bytes of files whose names were erased, unless another document names them. The digest of the document that named
 * them stays in the chain, so it can still be proven what was there. A repeat finds what is left; two at once do no harm.
 *
 * @returns how many erasures were carried out to the bytes
 */
export const removeFiles = async (
  deps: Pick<Deps, 'store' | 'files'>,
  agencyId: string,
  cycleId: string,
): Promise<number> => {
  let done = 0;
  for await (const { key, version, data } of eachOf(deps, keys.fileRemovals(agencyId, cycleId))) {
    const { employeeId, digests } = data;
    const inUse = await filesInUse(deps, agencyId, cycleId, employeeId);
    for (const sha256 of digests)
      if (!inUse.has(sha256)) await deps.files.remove({ agencyId, cycleId, employeeId, sha256 });
    await unlessDone(deps.store.commit([{ kind: 'delete', key, version }]));
    done += 1;
  }
  return done;
};
