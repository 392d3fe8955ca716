import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemIds } from '../../functions/runtime/ids.ts';
import { filePages } from '../../infra/local/files/file-pages.ts';
import { createLocalFiles, type LocalFiles } from '../../infra/local/files/local-files.ts';
import { createShelf } from '../../infra/local/files/shelf.ts';
import { sendRaw } from '../http/send-raw.ts';
import { testClock } from '../support/fakes.ts';

const clock = testClock('2026-02-20T03:00:00.000Z');
const content = Buffer.from('foto kunjungan rumah');
const sha256 = createHash('sha256').update(content).digest('base64url');
const address = { agencyId: 'kota', cycleId: 'tw1-2026', employeeId: 'ani', sha256 };
const file = { name: "foto 'satu' (–).jpg", mediaType: 'image/jpeg', bytes: content.length };

let folder: string;
let local: LocalFiles;
let url: string;
const server = createServer();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siklus-files-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  url = `http://127.0.0.1:${at !== null && typeof at === 'object' ? at.port : 0}`;
  local = await createLocalFiles({ url, dataDir: folder, clock, ids: systemIds });
  server.on(
    'request',
    filePages(local, systemIds, (_, response) => void response.writeHead(418).end()),
  );
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await rm(join(folder, 'evidence'), { recursive: true, force: true });
});

const put = (to: string, body: Uint8Array<ArrayBuffer>, type = file.mediaType) =>
  fetch(to, { method: 'PUT', headers: { 'content-type': type }, body });
const left = async (): Promise<string[]> =>
  (await readdir(join(folder, 'evidence'), { recursive: true }).catch(() => [])).filter((name) =>
    name.includes('.part'),
  );

describe('an upload', () => {
  it('that is what was promised is there, whole and described', async () => {
    const { url: to } = await local.files.prepareUpload(address, file);
    expect(await local.files.find(address)).toBeNull();
    expect((await put(to, content)).status).toBe(200);
    expect(await local.files.find(address)).toEqual(file);
    const { url: from } = await local.files.prepareDownload(address, file);
    const answer = await fetch(from);
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
    expect(answer.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''foto%20%27satu%27%20%28%E2%80%93%29.jpg",
    );
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(decodeURIComponent(from).split(/[^a-z]+/i)).not.toContain('ani');
  });

  it.each([
    ['other bytes of the same size', Buffer.from('foto kunjungan rumaH'), 400, 'wrong-digest'],
    ['too few bytes', Buffer.from('foto'), 400, 'wrong-size'],
    ['too many bytes', Buffer.concat([content, content]), 413, undefined],
  ])('of %s leaves nothing behind', async (_, bytes, status, code) => {
    const { url: to } = await local.files.prepareUpload(address, file);
    const answer = await put(to, bytes);
    const problem: unknown = await answer.json();
    expect(answer.status).toBe(status);
    if (code !== undefined) expect(problem).toMatchObject({ fields: [{ code }] });
    expect(await local.files.find(address)).toBeNull();
    expect(await left()).toEqual([]);
  });

  it('is gone once it was taken away, with its description, and can be sent anew', async () => {
    const send = async () => (await put((await local.files.prepareUpload(address, file)).url, content)).status;
    expect(await send()).toBe(200);
    await local.files.remove(address);
    await local.files.remove(address);
    expect(await local.files.find(address)).toBeNull();
    const names = await readdir(join(folder, 'evidence'), { recursive: true });
    expect(names.filter((name) => name.includes(sha256))).toEqual([]);
    expect(await send()).toBe(200);
  });

  it('of another type is refused', async () => {
    const { url: to } = await local.files.prepareUpload(address, file);
    expect((await put(to, content, 'text/html')).status).toBe(415);
  });

  it('is void after its time, and an address for reading takes nothing in', async () => {
    const { url: to } = await local.files.prepareUpload(address, file);
    const { url: from } = await local.files.prepareDownload(address, file);
    expect((await put(from, content)).status).toBe(404);
    clock.advance(900);
    expect((await put(to, content)).status).toBe(404);
    expect((await fetch(`${url}/evidence-files/guessed`)).status).toBe(404);
    expect((await fetch(`${url}/other`)).status).toBe(418);
  });

  it('that breaks off leaves nothing behind', async () => {
    const shelf = createShelf(join(folder, 'evidence'));
    const breaking = async function* () {
      yield content.subarray(0, 5);
      throw new Error('the connection was lost');
    };
    await expect(shelf.put(address, file, breaking(), 'x')).rejects.toThrow('lost');
    expect(await local.files.find(address)).toBeNull();
    expect(await left()).toEqual([]);
  });
});

describe('the folder', () => {
  it.each(['..', '../kota', 'a/b', '.hidden', ''])('is not left by the name %j', async (agencyId) => {
    const shelf = createShelf(join(folder, 'evidence'));
    await expect(shelf.find({ ...address, agencyId })).rejects.toThrow('no name of a file');
  });

  it('is not reached by a path from outside', async () => {
    const { status } = await sendRaw(url, { method: 'GET', path: '/evidence-files/../../etc/passwd', headers: {} });
    expect(status).toBe(404);
  });
});
