import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { packDictionaries } from './pack-dictionary.ts';

/** JSON of this many bytes and more is packed: with its keys such an item would begin a second kilobyte. */
const packFrom = 800;
const current = 1;
/** Bytes that zlib asks for at once, by what may come out: its 16 KiB for every short document would cost more than the deflating. */
const roomFor = (bytes: number): number => Math.min(Math.max(bytes, 1024), 16 * 1024);
/** Times that a document is longer than packed, at most as a rule. */
const shrinks = 4;
/** The engine's own limit is 400 KB an item; what unpacks to more was not written here. */
const largest = 16 * 1024 * 1024;

/**
 * What the engine is to hold for a document: the document itself, or its JSON deflated where that is shorter. A write is
 * billed by the kilobyte, and twice in a transaction; a plan or an explanation shrinks to a third.
 */
export const pack = (document: object): object => {
  const json = JSON.stringify(document);
  if (json.length < packFrom) return document;
  const dictionary = packDictionaries.get(current);
  const chunkSize = roomFor(json.length);
  const deflated = deflateRawSync(json, { level: 9, chunkSize, ...(dictionary === undefined ? {} : { dictionary }) });
  if (deflated.length + 1 >= Buffer.byteLength(json)) return document;
  const packed = new Uint8Array(deflated.length + 1);
  packed[0] = current;
  packed.set(deflated, 1);
  return packed;
};

/** @throws TypeError where the dictionary is unknown; zlib's own error where the bytes are damaged */
export const unpack = (held: unknown): unknown => {
  if (!(held instanceof Uint8Array)) return held;
  const dictionary = packDictionaries.get(held[0] ?? 0);
  if (dictionary === undefined) throw new TypeError('a packed document names no dictionary of ours');
  const options = { dictionary, chunkSize: roomFor(held.length * shrinks), maxOutputLength: largest };
  return JSON.parse(inflateRawSync(held.subarray(1), options).toString());
};
