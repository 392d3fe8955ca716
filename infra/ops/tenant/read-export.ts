import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { keys } from '../../../functions/store/keys.ts';
import type { WholeItem } from '../../../functions/store/whole-items.ts';
import { OpsError } from '../ops-error.ts';
import { itemOf } from './item-line.ts';
import { type Manifest, manifestFileOf, manifestSchema } from './manifest.ts';
import { createTally } from './tally.ts';

const newline = 0x0a;

/** Lines as bytes: what is not UTF-8 must not become a replacement sign unnoticed. */
async function* bytesOfLines(file: string, seen: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  const stream: AsyncIterable<unknown> = createReadStream(file, { highWaterMark: 1 << 20 });
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('a stream of bytes gave something else');
    seen(chunk);
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      yield Buffer.concat([rest, chunk.subarray(from, at)]);
      rest = Buffer.alloc(0);
      from = at + 1;
    }
    rest = Buffer.concat([rest, chunk.subarray(from)]);
  }
  if (rest.length > 0) yield rest;
}

/** Whether the item may stand in the file of this agency: its own keys, and its one line of the platform's list. */
const belongsTo = (agencyId: string, { pk, sk }: WholeItem): boolean => {
  const entry = keys.agencyEntry(agencyId);
  return pk.startsWith(`${agencyId}#`) || (pk === entry.pk && sk === entry.sk);
};

/** The two items by which an agency is known: to the schedules, and to everybody who asks for it. */
export const isFace = (agencyId: string, { pk, sk }: WholeItem): boolean =>
  [keys.agencyEntry(agencyId), keys.agency(agencyId)].some((key) => key.pk === pk && key.sk === sk);

/** The items of a file that was checked before. */
export async function* itemsOf(file: string): AsyncGenerator<WholeItem> {
  for await (const bytes of bytesOfLines(file, () => undefined)) {
    const item = itemOf(bytes.toString('utf8'));
    if (item === null) throw new OpsError(`${file} changed while it was read.`);
    yield item;
  }
}

const readManifest = async (file: string): Promise<Manifest> => {
  const name = manifestFileOf(file);
  const text = await readFile(name, 'utf8').catch(() => {
    throw new OpsError(`There is no manifest ${name}: the export did not come to its end.`);
  });
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    throw new OpsError(`${name} is no manifest of an export.`);
  }
};

/**
 * Reads a file from end to end against its manifest. Only a file that passed is ever written from.
 *
 * @throws OpsError that names what is wrong: no manifest, a broken line and its number, a foreign item, a file cut short
 */
export const checkExport = async (file: string): Promise<Manifest> => {
  const manifest = await readManifest(file);
  const hash = createHash('sha256');
  const tally = createTally();
  let bytes = 0;
  let number = 0;
  let faces = 0;
  const seen = (chunk: Buffer): void => {
    bytes += chunk.length;
    hash.update(chunk);
  };
  for await (const line of bytesOfLines(file, seen)) {
    number += 1;
    const item = itemOf(line.toString('utf8'));
    if (item === null) throw new OpsError(`Line ${number} of ${file} is broken or cut short. Nothing was written.`);
    if (!belongsTo(manifest.agencyId, item))
      throw new OpsError(`Line ${number} of ${file} belongs to another agency. Nothing was written.`);
    if (isFace(manifest.agencyId, item)) faces += 1;
    tally.add(item.pk, line.toString('utf8'));
  }
  const { items, contents } = tally.result();
  if (items !== manifest.items)
    throw new OpsError(
      `${file} has ${items} items, its manifest ${manifest.items}: it is cut short. Nothing was written.`,
    );
  if (contents !== manifest.contents || bytes !== manifest.file.bytes || hash.digest('hex') !== manifest.file.sha256)
    throw new OpsError(`${file} is not the file that its manifest describes. Nothing was written.`);
  if (faces !== 2) throw new OpsError(`${file} holds no whole agency: its own document or its entry is missing.`);
  return manifest;
};
