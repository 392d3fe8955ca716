import type { BuiltFunction } from '../functions/build-functions.ts';
import { agencyPlace, partitionPatterns } from './partitions.ts';

export type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'DeleteItem' | 'ConditionCheckItem';

export type KeyAction = 'Sign' | 'GetPublicKey';

/** What a function touches, as the code says that it can reach: nobody keeps a list that could forget or hoard. */
export type Needs = {
  table: TableAction[];
  /** Patterns of the partition keys of one agency. */
  tenantPartitions: string[];
  /** Partitions that belong to no agency: the platform's own list of them. */
  platformPartitions: string[];
  files: ('read' | 'write' | 'remove')[];
  archive: 'keep'[];
  workflow: ('StartExecution' | 'SendTaskSuccess')[];
  /** Of the key that seals, and of the key that signs documents. */
  sealing: KeyAction[];
  documents: KeyAction[];
  /** Writes e-mails to people. */
  reminders: 'SendEmail'[];
};

/** What in the code shows that it does a thing; `test/infra/aws/needs.test.ts` holds the sources to these ways of writing. */
export const signs = {
  table: {
    GetItem: /store\.get\(/,
    BatchGetItem: /store\.getMany\(/,
    Query: /store\.query\(/,
    PutItem: /store\.(commit|insertEach)\(/,
    DeleteItem: /kind: ["']delete["']/,
    ConditionCheckItem: /kind: ["']check["']/,
  },
  files: { read: /files\.(find|prepareDownload)\(/, write: /files\.prepareUpload\(/, remove: /files\.remove\(/ },
  archive: { keep: /archive\.keep\(/ },
  sealing: { Sign: /signer\.sign\(/, GetPublicKey: /signer\.(sign|publicKey)\(/ },
  // A signature carries the public key, and is checked against it.
  documents: { Sign: /signature\.sign\(/, GetPublicKey: /signature\.(sign|verify)\(/ },
  reminders: { SendEmail: /reminders\.send\(/ },
  workflow: { StartExecution: /workflow\.start\(/, SendTaskSuccess: /workflow\.signal\(/ },
} as const;

/** The store and the workflow themselves know every action; what matters is who asks them. */
const asks = (source: string): boolean => /^functions\/(usecases|http|tasks|schedules)\//.test(source);

const shown = <K extends string>(texts: string[], by: Record<K, RegExp>): K[] =>
  Object.entries<RegExp>(by)
    .filter(([, sign]) => texts.some((text) => sign.test(text)))
    .flatMap(([name]) => (isKeyOf(by, name) ? [name] : []));

const isKeyOf = <K extends string>(object: Record<K, unknown>, name: string): name is K => Object.hasOwn(object, name);

/** The builder's name tells the partition; esbuild numbers `keys` where two things are called so. */
const partitionsIn = (texts: string[]): string[] => {
  const named = texts.flatMap((text) => [...text.matchAll(/\bkeys\d*\.(\w+)/g)].map((match) => match[1] ?? ''));
  const patterns = named.map((name) => partitionPatterns.get(name)).filter((pattern) => pattern !== undefined);
  return [...new Set(patterns)].sort();
};

export const needsOf = ({ code }: Pick<BuiltFunction, 'code'>): Needs => {
  const texts = [...code].filter(([file]) => asks(file)).map(([, text]) => text);
  const partitions = partitionsIn(texts);
  const isTenant = (pattern: string): boolean => pattern.startsWith(`${agencyPlace}#`);
  return {
    table: shown(texts, signs.table),
    tenantPartitions: partitions.filter(isTenant),
    platformPartitions: partitions.filter((pattern) => !isTenant(pattern)),
    files: shown(texts, signs.files),
    archive: shown(texts, signs.archive),
    workflow: shown(texts, signs.workflow),
    sealing: shown(texts, signs.sealing),
    documents: shown(texts, signs.documents),
    reminders: shown(texts, signs.reminders),
  };
};
