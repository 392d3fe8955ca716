import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { logEvents } from '../../functions/contracts/log-events.ts';
import { sourceFiles } from './source-files.ts';

const calls = sourceFiles('functions').flatMap(({ path }) =>
  [
    ...readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8').matchAll(
      /\b(?:logger|log)\.(\w+)\(\s*('[^']*'|[^\s,)]+)/g,
    ),
  ].map(([, level, event]) => ({ path, level, event: event?.replaceAll("'", '') })),
);

describe('the register of log events', () => {
  it('knows every line that is logged, at the level at which it is', () => {
    expect(calls.length).toBeGreaterThan(5);
    const known: Record<string, string> = logEvents;
    expect(calls.filter(({ level, event }) => known[event ?? ''] !== level)).toEqual([]);
  });

  it('holds no event that nobody logs', () => {
    const logged = new Set(calls.map(({ event }) => event));
    expect(Object.keys(logEvents).filter((event) => !logged.has(event))).toEqual([]);
  });

  it('is quoted rightly by the runbook', () => {
    const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
    const quoted = [...runbook.matchAll(/message = "([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(quoted.length).toBeGreaterThan(4);
    expect(quoted.filter((event) => !Object.hasOwn(logEvents, event))).toEqual([]);
  });
});
