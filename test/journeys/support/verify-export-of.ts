import { z } from 'zod';
import { createExportVerifier, type ExportReport } from '../../../functions/domain/audit/export/verify-export.ts';
import { nodeDigest } from '../../../functions/runtime/digest.ts';
import { verifySignature } from '../../../functions/runtime/ed25519.ts';
import type { City } from './start-city.ts';

const exportPage = z.object({ lines: z.array(z.unknown()), next: z.string().nullable() });

/** As somebody else would verify it: from the file and the agency's public key, and nothing more. */
export const verifyExportOf = async (
  { system, client }: City,
  auditor: string,
  cycleId: string,
  documents: 'digests' | 'whole',
): Promise<{ text: string; report: ExportReport }> => {
  const key = await system.deps.signer.publicKey();
  const trusts = (publicKey: string): boolean => publicKey === key;
  const verifier = createExportVerifier({ digest: nodeDigest, verify: verifySignature, trusts });
  let text = '';
  let cursor: string | null = null;
  do {
    const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const to = `/v1/cycles/${cycleId}/audit-export?documents=${documents}&limit=50${after}`;
    const { data }: { data: z.output<typeof exportPage> } = await client.get(auditor, to, exportPage);
    for (const line of data.lines) {
      text += JSON.stringify(line);
      verifier.line(JSON.stringify(line));
    }
    cursor = data.next;
  } while (cursor !== null);
  return { text, report: verifier.end() };
};
