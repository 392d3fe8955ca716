import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { examplePlan } from '../support/example-plan.ts';

/*
 * `npm start` as a person runs it: a process of its own, its data on disk, killed in the middle of a cycle.
 */
const start = resolve(import.meta.dirname, '../../infra/local/start.ts');
const patience = 300_000;

type Running = { process: ChildProcess; url: string; links: string[] };
let dataDir: string;
let running: Running | null = null;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'siklus-restart-'));
});
afterEach(async () => {
  if (running !== null) await end(running, 'SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
}, patience);

/** Starts it on a free port and waits for the line that it prints last. */
const begin = async (): Promise<Running> => {
  const child = spawn(process.execPath, [start], {
    env: { ...process.env, SIKLUS_DATA: dataDir, SIKLUS_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line.startsWith('Ctrl-C')) break;
  }
  child.stdout.resume();
  const url = lines.find((line) => line.startsWith('Siklus: '))?.split(' ')[1] ?? '';
  running = {
    process: child,
    url,
    links: lines.flatMap((line) => line.match(/http\S*masuk\S*|http\S*sign-in\S*/) ?? []),
  };
  return running;
};

const end = async ({ process: child }: Running, signal: NodeJS.Signals): Promise<void> => {
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
  running = null;
};

type Person = { token: string; id: string };
const cycleShape = z.object({ id: z.string(), phase: z.string(), status: z.string(), run: z.number().optional() });

const ask = (url: string, token: string, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });

/** Opens a sign-in link as a browser would and reads the token off the page. */
const signIn = async (url: string, link: string): Promise<Person> => {
  const page = await (await fetch(link)).text();
  const token = /<textarea[^>]*>([^<]+)</.exec(page)?.[1] ?? '';
  const me = z.object({ person: z.object({ id: z.string() }) }).parse(await (await ask(url, token, '/v1/me')).json());
  return { token, id: me.person.id };
};

it(
  'goes on where it was after a kill',
  async () => {
    const first = await begin();
    expect(first.links.length).toBeGreaterThanOrEqual(5);
    const people = await Promise.all(first.links.map((link) => signIn(first.url, link)));
    const cyclesOf = async (url: string, token: string) =>
      z.object({ items: z.array(cycleShape) }).parse(await (await ask(url, token, '/v1/cycles')).json()).items;
    const [anybody] = people;
    const cycleInPlanning = (url: string, token = '') =>
      vi.waitFor(
        async () => {
          const [cycle] = await cyclesOf(url, token);
          expect(cycle).toMatchObject({ phase: 'planning', status: 'open' });
          return cycle?.id ?? '';
        },
        { timeout: patience, interval: 200 },
      );
    const cycleId = await cycleInPlanning(first.url, anybody?.token);

    const draftPath = (id: string): string => `/v1/cycles/${cycleId}/employees/${id}/plan-draft`;
    const saved = await Promise.all(
      people.map(async ({ id, token }) => {
        const body = JSON.stringify({ plan: examplePlan });
        const headers = { 'content-type': 'application/json' };
        const answer = await ask(first.url, token, draftPath(id), { method: 'PUT', body, headers });
        return { id, status: answer.status };
      }),
    );
    const stored = saved.filter(({ status }) => status === 200).map(({ id }) => id);
    expect(stored.length).toBeGreaterThan(0);

    await end(first, 'SIGKILL');
    const second = await begin();
    const again = await Promise.all(second.links.map((link) => signIn(second.url, link)));
    expect(again.map(({ id }) => id)).toEqual(people.map(({ id }) => id));
    expect(await cycleInPlanning(second.url, again[0]?.token)).toBe(cycleId);
    for (const { id, token } of again.filter((person) => stored.includes(person.id))) {
      const answer = await ask(second.url, token, draftPath(id));
      expect(await answer.json()).toMatchObject({ plan: examplePlan });
    }
  },
  patience,
);
