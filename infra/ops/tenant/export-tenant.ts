import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { Instant } from '../../../functions/domain/time/instant.ts';
import { OpsError } from '../ops-error.ts';
import type { Place } from '../place.ts';
import { lineOf } from './item-line.ts';
import { type Manifest, manifestFileOf } from './manifest.ts';
import { scanAgency } from './scan-agency.ts';
import { createTally, type Tally } from './tally.ts';

export type ExportRequest = { agencyId: string; file: string; now: Instant };

/** As the engine's time to live counts. */
export const secondsOf = (now: Instant): number => Math.floor(Date.parse(now) / 1000);

/** What stands in the table, counted and digested without being kept. */
export const tallyOf = async (place: Place, agencyId: string, now: Instant): Promise<Tally> => {
  const tally = createTally();
  for await (const item of scanAgency(place, agencyId, secondsOf(now))) tally.add(item.pk, lineOf(item));
  return tally.result();
};

const writeItems = async (place: Place, { agencyId, file, now }: ExportRequest) => {
  const out = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  const tally = createTally();
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const item of scanAgency(place, agencyId, secondsOf(now))) {
      const line = lineOf(item);
      const chunk = Buffer.from(`${line}\n`);
      tally.add(item.pk, line);
      hash.update(chunk);
      bytes += chunk.length;
      if (!out.write(chunk)) await once(out, 'drain');
    }
  } finally {
    out.end();
    await finished(out);
  }
  return { tally: tally.result(), file: { bytes, sha256: hash.digest('hex') } };
};

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/**
 * Writes all items of an agency, one a line, and a manifest beside them. The table is read twice: only if nothing changed between the
 * two readings is the file the agency as it stood at one moment (every item was then as written at the moment between them).
 * Nothing stands under the file's name before that is known.
 *
 * @throws OpsError for an agency without items, a file that exists, and data that changed meanwhile
 */
export const exportTenant = async (place: Place, request: ExportRequest): Promise<Manifest> => {
  const { agencyId, file, now } = request;
  for (const name of [file, manifestFileOf(file)])
    if (await exists(name)) throw new OpsError(`${name} exists: an export overwrites nothing.`);
  const partial = `${file}.partial`;
  await rm(partial, { force: true });
  const written = await writeItems(place, { ...request, file: partial });
  if (written.tally.items === 0) {
    await rm(partial);
    throw new OpsError(`The table holds nothing of agency ${agencyId}.`);
  }
  const again = await tallyOf(place, agencyId, now);
  if (again.contents !== written.tally.contents || again.items !== written.tally.items) {
    await rm(partial);
    throw new OpsError(
      `The data of ${agencyId} changed while they were read. Stop the agency's writing, or export from a table restored to a point in time.`,
    );
  }
  const manifest: Manifest = {
    format: 'siklus-tenant',
    version: 1,
    agencyId,
    exportedAt: now,
    ...written.tally,
    file: written.file,
    leftOut: ['task tokens (resume each open cycle after the import)', 'files of evidence (copy the folder)'],
  };
  // The manifest last: a file without one is never taken in.
  await rename(partial, file);
  await writeFile(manifestFileOf(file), `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
  return manifest;
};
