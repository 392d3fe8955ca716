import { canonicalJson } from '../../domain/audit/canonical.ts';
import type { Seal } from '../../domain/audit/seal.ts';
import type { ArchiveAddress } from '../../ports/archive.ts';
import { ConflictError, type Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

type ArchiveDeps = Pick<Deps, 'store' | 'archive'>;
/** How many seals the archive has of which this call did not know it, and the numbers under which it has others. */
export type Archived = { kept: number; contradicted: number[] };

const addressOf = ({ agencyId, number }: Seal): ArchiveAddress => ({
  agencyId,
  name: `seals/${String(number).padStart(9, '0')}.json`,
});

/**
 * Puts every seal into the archive that is not known to be there. The text is the very one whose hash the next seal names. A seal that
 * the archive contradicts does not keep those after it out: what it says of them is evidence too.
 *
 * @throws ArchiveUnavailableError
 */
export const archiveSeals = async (deps: ArchiveDeps, agencyId: string): Promise<Archived> => {
  const known = await deps.store.get(keys.archiveHead(agencyId));
  const archived: Archived = { kept: 0, contradicted: [] };
  let through = known?.data.number ?? 0;
  for await (const { data: seal } of eachOf(deps, keys.sealsAfter(agencyId, through))) {
    const outcome = await deps.archive.keep(addressOf(seal), canonicalJson(seal));
    if (outcome === 'contradicted') archived.contradicted.push(seal.number);
    else archived.kept += 1;
    if (archived.contradicted.length === 0) through = seal.number;
  }
  if (through > (known?.data.number ?? 0)) await remember(deps, agencyId, known, through);
  return archived;
};

const remember = async (
  deps: ArchiveDeps,
  agencyId: string,
  known: Stored<unknown> | null,
  number: number,
): Promise<void> => {
  const key = keys.archiveHead(agencyId);
  const data = { schemaVersion: 1, number };
  try {
    await deps.store.commit([
      known === null ? { kind: 'insert', key, data } : { kind: 'replace', key, version: known.version, data },
    ]);
  } catch (error) {
    // Another call puts the same seals: it remembers, or the next one compares again.
    if (!(error instanceof ConflictError)) throw error;
  }
};
