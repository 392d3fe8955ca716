import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Checkpoint } from '../../../functions/domain/audit/export/judge-seals.ts';
import { rawPublicKey } from '../../../functions/runtime/ed25519.ts';
import { type Language, languages } from './messages.ts';

export type VerifyOptions = {
  file: string;
  /** Raw public keys and fingerprints that are believed. */
  keys: string[];
  pins: string[];
  checkpoint: Checkpoint | null;
  /** Folder with what the archive has of the seals. */
  archive: string | null;
  proof: boolean;
  json: boolean;
  languages: readonly Language[];
};

/** The command was not given what it needs; `noKey`: no key to believe. */
export class UsageError extends Error {
  readonly reason: 'usage' | 'noKey' | 'noFile';
  constructor(reason: UsageError['reason'], detail = '') {
    super(detail);
    this.name = 'UsageError';
    this.reason = reason;
  }
}

/** One fingerprint in sixty-four begins with a dash and would be taken for an option. */
const joinPins = (argv: readonly string[]): string[] =>
  argv.flatMap((one, at) => {
    const isPin = (value = ''): boolean => /^-[\w-]{42}$/.test(value);
    if (one === '--pin' && isPin(argv[at + 1])) return [`--pin=${argv[at + 1]}`];
    return argv[at - 1] === '--pin' && isPin(one) ? [] : [one];
  });

const parse = (argv: string[]) => {
  try {
    return parseArgs({
      args: joinPins(argv),
      allowPositionals: true,
      options: {
        key: { type: 'string', multiple: true, default: [] },
        pin: { type: 'string', multiple: true, default: [] },
        checkpoint: { type: 'string' },
        archive: { type: 'string' },
        proof: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        lang: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError('usage', error instanceof Error ? error.message : '');
  }
};

const checkpointOf = (text: string | undefined): Checkpoint | null => {
  if (text === undefined) return null;
  const [, number, hash] = /^(\d{1,9}):([\w-]{43})$/.exec(text) ?? [];
  if (hash === undefined) throw new UsageError('usage', '--checkpoint N:HASH');
  return { number: Number(number), hash };
};

const keyOf = (file: string): string => {
  try {
    return rawPublicKey(readFileSync(file, 'utf8'));
  } catch {
    throw new UsageError('noFile', file);
  }
};

/** @throws UsageError */
export const readOptions = (argv: string[]): VerifyOptions => {
  const { values, positionals } = parse(argv);
  const [file, ...more] = positionals;
  const chosen = languages.filter((one) => values.lang === undefined || values.lang === one);
  if (file === undefined || more.length > 0 || chosen.length === 0) throw new UsageError('usage');
  if (values.key.length + values.pin.length === 0) throw new UsageError('noKey');
  return {
    file,
    keys: values.key.map(keyOf),
    pins: values.pin,
    checkpoint: checkpointOf(values.checkpoint),
    archive: values.archive ?? null,
    proof: values.proof,
    json: values.json,
    languages: chosen,
  };
};
