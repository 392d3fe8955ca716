import { globSync } from 'node:fs';
import { join } from 'node:path';
import { resources } from '../../../functions/http/all-routes.ts';
import type { Route } from '../../../functions/http/route.ts';

/** Top of the project: where the sources and the state machine stand. */
export const projectFolder = join(import.meta.dirname, '../../..');

/** `http` serves a route table, `description` the API's description and every unknown path, the others what their folder says. */
export type FunctionKind = 'http' | 'description' | 'task' | 'schedule';
export type FunctionEntry = {
  /** `plans`, `task-open-phase`, `schedule-resend-signals`: fit for names on AWS. */
  name: string;
  kind: FunctionKind;
  /** Path of the entry from the top of the project. */
  file: string;
  /** Without a route table: none. */
  routes: Route[];
};

const kinds = { tasks: 'task', schedules: 'schedule' } as const;
const isFolder = (name: string): name is keyof typeof kinds => Object.hasOwn(kinds, name);

const entryOf = (path: string): FunctionEntry => {
  const file = `functions/entry/${path.replaceAll('\\', '/')}`;
  const [folder = '', base = ''] = path.replace(/\.ts$/, '').split(/[\\/]/);
  if (isFolder(folder)) return { name: `${kinds[folder]}-${base}`, kind: kinds[folder], file, routes: [] };
  if (folder === 'description') return { name: folder, kind: 'description', file, routes: [] };
  const routes = resources[folder];
  if (routes === undefined) throw new Error(`${file} has no route table`);
  return { name: folder, kind: 'http', file, routes };
};

/** Every function of the system: one per file in `functions/entry`. */
export const functionEntries = (): FunctionEntry[] =>
  globSync('**/*.ts', { cwd: join(projectFolder, 'functions/entry') })
    .sort()
    .map(entryOf);
