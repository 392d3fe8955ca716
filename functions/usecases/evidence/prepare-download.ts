import { refuse } from '../../domain/refusal.ts';
import type { Download, FileDescription } from '../../ports/files.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

export type EvidenceFile = FileDescription & { sha256: string; download: Download };

/** A link to a file of evidence for who may read the case. */
export const createPrepareDownload =
  (deps: Pick<Deps, 'store' | 'files'>) =>
  async (actor: Actor, target: CaseTarget & { sha256: string }): Promise<EvidenceFile> => {
    await seeCase(deps, actor, target);
    const { cycleId, employeeId, sha256 } = target;
    // Erased by two people, and the bytes not yet taken away.
    for await (const { data } of eachOf(deps, keys.fileRemovalsOf(actor.agencyId, cycleId, employeeId)))
      if (data.digests.includes(sha256)) refuse('not-found', { detail: 'No such file.' });
    const address = { agencyId: actor.agencyId, cycleId, employeeId, sha256 };
    const file = (await deps.files.find(address)) ?? refuse('not-found', { detail: 'No such file.' });
    return { ...file, sha256, download: await deps.files.prepareDownload(address, file) };
  };
