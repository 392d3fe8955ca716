import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuiltFunction } from '../functions/build-functions.ts';
import { projectFolder } from '../functions/function-entries.ts';
import { agencyPlace, partitionPatterns } from './partitions.ts';

export type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'DeleteItem' | 'ConditionCheckItem';

/** What a function touches, as its sources say: nobody keeps a list that could forget or hoard. */
export type Needs = {
  table: TableAction[];
  /** Patterns of the partition keys of one agency. */
  tenantPartitions: string[];
  /** Partitions that belong to no agency: the platform's own list of them. */
  platformPartitions: string[];
  files: ('read' | 'write')[];
  workflow: ('StartExecution' | 'SendTaskSuccess')[];
};

/** What in a source shows that it does a thing; `test/infra/aws/needs.test.ts` holds the sources to these ways of writing. */
export const signs = {
  table: {
    GetItem: /store\.get\(/,
    BatchGetItem: /store\.getMany\(/,
    Query: /store\.query\(/,
    PutItem: /store\.commit\(/,
    DeleteItem: /kind: 'delete'/,
    ConditionCheckItem: /kind: 'check'/,
  },
  files: { read: /files\.(find|prepareDownload)\(/, write: /files\.prepareUpload\(/ },
  workflow: { StartExecution: /workflow\.start\(/, SendTaskSuccess: /workflow\.signal\(/ },
} as const;

/** The store and the workflow themselves know every action; what matters is who asks them. */
const asks = (source: string): boolean => /^functions\/(usecases|http|tasks|schedules)\//.test(source);

const shown = <K extends string>(texts: string[], by: Record<K, RegExp>): K[] =>
  Object.entries<RegExp>(by)
    .filter(([, sign]) => texts.some((text) => sign.test(text)))
    .flatMap(([name]) => (isKeyOf(by, name) ? [name] : []));

const isKeyOf = <K extends string>(object: Record<K, unknown>, name: string): name is K => Object.hasOwn(object, name);

const partitionsIn = (texts: string[]): string[] => {
  const named = texts.flatMap((text) => [...text.matchAll(/\bkeys\.(\w+)/g)].map((match) => match[1] ?? ''));
  const patterns = named.map((name) => partitionPatterns.get(name)).filter((pattern) => pattern !== undefined);
  return [...new Set(patterns)].sort();
};

const textOf = (source: string): string => readFileSync(join(projectFolder, source), 'utf8');

export const needsOf = ({ sources }: Pick<BuiltFunction, 'sources'>): Needs => {
  const texts = sources.filter(asks).map(textOf);
  const partitions = partitionsIn(texts);
  const isTenant = (pattern: string): boolean => pattern.startsWith(`${agencyPlace}#`);
  return {
    table: shown(texts, signs.table),
    tenantPartitions: partitions.filter(isTenant),
    platformPartitions: partitions.filter((pattern) => !isTenant(pattern)),
    files: shown(texts, signs.files),
    workflow: shown(texts, signs.workflow),
  };
};
