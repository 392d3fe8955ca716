import { beforeEach, describe, expect, it } from 'vitest';
import { createPrepareDownload } from '../../../functions/usecases/evidence/prepare-download.ts';
import { createPrepareUpload } from '../../../functions/usecases/evidence/prepare-upload.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, type World } from '../../support/world.ts';
import { ani, journalWorld, say } from './journal-world.ts';

const sha256 = 'f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk';
const file = { name: 'kunjungan.jpg', mediaType: 'image/jpeg', bytes: 2048 };
const evidence = `ni:///sha-256;${sha256}`;

let world: World;
let prepare: ReturnType<typeof createPrepareUpload>;
const arrive = (): void => world.files.arrive({ agencyId, ...ani, sha256 }, file);

beforeEach(async () => {
  world = await journalWorld();
  prepare = createPrepareUpload(world.deps);
});

describe('a file of evidence', () => {
  it('gets a place, and once it has arrived needs none', async () => {
    const input = { ...ani, ...file, sha256 };
    expect(await prepare(world.command('ani'), input)).toMatchObject({ evidence, upload: { method: 'PUT' } });
    arrive();
    expect(await prepare(world.command('ani'), input)).toEqual({ evidence, upload: null });
  });

  it('is named by a report only once it has arrived', async () => {
    const early = await refusalOf(say(world, 'report-one', { evidence: ['https://a.go.id', evidence] }));
    expect(early).toMatchObject({ code: 'unknown-evidence', fields: [{ pointer: '/evidence/1' }] });
    arrive();
    expect((await say(world, 'report-one', { evidence: [evidence] })).evidence).toEqual([evidence]);
  });

  it('is read by who may read the case', async () => {
    const download = createPrepareDownload(world.deps);
    arrive();
    expect(await download(world.actor('chief'), { ...ani, sha256 })).toMatchObject({ ...file, sha256 });
    expect((await refusalOf(download(world.actor('budi'), { ...ani, sha256 }))).code).toBe('not-found');
    const absent = { ...ani, sha256: sha256.replace('f4', 'f5') };
    expect((await refusalOf(download(world.actor('chief'), absent))).code).toBe('not-found');
  });

  it.each([
    ['one byte too large', { bytes: 10_485_761 }, 'body-too-large', '/bytes'],
    ['a program', { mediaType: 'application/x-msdownload' }, 'unsupported-media-type', '/mediaType'],
    ['a page', { mediaType: 'text/html' }, 'unsupported-media-type', '/mediaType'],
  ])('that is %s is refused before it is sent', async (_, over, code, pointer) => {
    const refusal = await refusalOf(prepare(world.command('ani'), { ...ani, ...file, sha256, ...over }));
    expect([refusal.code, refusal.fields?.[0]?.pointer]).toEqual([code, pointer]);
  });

  it('of the largest size the rules allow is taken', async () => {
    const answer = await prepare(world.command('ani'), { ...ani, ...file, sha256, bytes: 10_485_760 });
    expect(answer.upload).not.toBeNull();
  });

  it.each([
    ['chief', 'forbidden'],
    ['budi', 'not-found'],
  ])('is not sent by %s', async (personId, code) => {
    expect((await refusalOf(prepare(world.command(personId), { ...ani, ...file, sha256 }))).code).toBe(code);
  });
});
