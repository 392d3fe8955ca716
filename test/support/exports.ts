import type { ExportLine } from '../../functions/domain/audit/export/export-lines.ts';
import type { ArchivedFile } from '../../functions/domain/audit/export/judge-archive.ts';
import type { Checkpoint } from '../../functions/domain/audit/export/judge-seals.ts';
import { createExportVerifier, type ExportReport } from '../../functions/domain/audit/export/verify-export.ts';
import { verifySignature } from '../../functions/runtime/ed25519.ts';
import { createExportAudit } from '../../functions/usecases/audit/export-audit.ts';
import { sealCycle } from '../../functions/usecases/audit/seal-cycle.ts';
import { testDigest, testSigner } from './fakes.ts';
import { agencyId, cycleId, type World } from './world.ts';

/** Seals the example cycle as it stands. */
export const sealNow = async (world: World, occasion: string): Promise<void> =>
  sealCycle(world.deps, agencyId, await world.cycle(), occasion);

/** Every line of the export, read by the page. */
export const exportWorld = async (
  world: World,
  documents: 'digests' | 'whole' = 'digests',
  by = 'auditor',
  limit = 3,
): Promise<ExportLine[]> => {
  const read = createExportAudit(world.deps);
  const lines: ExportLine[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof read>> = await read(world.actor(by), { cycleId, documents, limit, cursor });
    lines.push(...page.lines);
    cursor = page.next;
  } while (cursor !== null);
  return lines;
};

export const verifyWorld = async (
  lines: readonly ExportLine[],
  checkpoint: Checkpoint | null = null,
  archive: readonly ArchivedFile[] | null = null,
): Promise<ExportReport> => {
  const known = await testSigner.publicKey();
  const trusts = (publicKey: string): boolean => publicKey === known;
  const verifier = createExportVerifier({ digest: testDigest, verify: verifySignature, trusts, checkpoint, archive });
  for (const line of lines) verifier.line(JSON.stringify(line));
  return verifier.end();
};
