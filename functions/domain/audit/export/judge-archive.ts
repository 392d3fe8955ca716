import { canonicalJson } from '../canonical.ts';
import type { Digest } from '../digest.ts';
import type { Seal } from '../seal.ts';
import type { HeaderLine } from './export-lines.ts';
import type { Finding, Tampering } from './finding.ts';
import { guards } from './read-line.ts';
import { wellBefore } from './time-bounds.ts';

/** A seal as the archive has it. */
export type ArchivedFile = { name: string; text: string };

const sealOf = (text: string): Seal | null => {
  try {
    const value: unknown = JSON.parse(text);
    return guards.seal(value) ? value : null;
  } catch {
    return null;
  }
};

/**
 * The log of seals against the archive, where each was put when it was made and nobody could change it since. This is what finds
 * a history that somebody rewrote who has the table and the signing key. The archive must have been copied after the export.
 *
 * @param hashes of the seals of the export that proved themselves, by number
 */
export const judgeArchive = (
  { header, hashes, line }: { header: HeaderLine; hashes: ReadonlyMap<number, string>; line: number },
  archive: readonly ArchivedFile[],
  digest: Digest,
): Finding[] => {
  const findings: Finding[] = [];
  const found = (kind: Tampering, seal?: number): void =>
    void findings.push({ kind, place: 'archive', line, ...(seal === undefined ? {} : { seal }) });
  const kept = new Set<number>();
  for (const { text } of archive) {
    const seal = sealOf(text);
    if (seal === null) {
      found('unreadable');
      continue;
    }
    const { number, agencyId, at } = seal;
    if (agencyId !== header.agencyId) continue;
    kept.add(number);
    const known = hashes.get(number);
    const isLater = number > header.seals.count && !wellBefore(at, header.exportedAt);
    if (known === undefined && !isLater) found(number > header.seals.count ? 'truncated' : 'removed', number);
    else if (known !== undefined && known !== digest.sha256(canonicalJson(seal))) found('forked', number);
  }
  for (const number of hashes.keys()) if (!kept.has(number)) found('inserted', number);
  return findings;
};
