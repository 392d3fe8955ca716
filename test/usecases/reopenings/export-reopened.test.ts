import { beforeAll, describe, expect, it } from 'vitest';
import type { ClosedLine, ClosingLine, ExportLine } from '../../../functions/domain/audit/export/export-lines.ts';
import { closingText, manifestDigest } from '../../../functions/domain/closing/closing-manifest.ts';
import { exportWorld, verifyWorld } from '../../support/exports.ts';
import { testDigest, testSigner } from '../../support/fakes.ts';
import { evaluated } from '../../support/stages.ts';
import { createWorld } from '../../support/world.ts';
import { closePhase, closeWindow, persons, reopen, scoreAll } from './reopening-world.ts';

let lines: ExportLine[];
beforeAll(async () => {
  const world = await createWorld();
  await world.planned('ani');
  await closePhase(world, 'planning');
  await world.enterPhase('execution');
  world.clock.set('2026-02-10T02:00:00.000Z');
  await reopen(world, { phase: 'planning', scope: persons('citra', 'dewi'), deadline: '2026-02-20' });
  await closeWindow(world, '2026-02-20T17:00:00.000Z');
  lines = await exportWorld(world);
});

const isClosing = (line: ExportLine): line is ClosingLine => line.type === 'closing';
const isClosed = (line: ExportLine): line is ClosedLine => line.type === 'closed';
const isSecond = (line: ClosingLine): boolean => line.manifest.again !== undefined;
const findings = async (forged: readonly ExportLine[]) =>
  (await verifyWorld(forged)).findings.map(({ kind, place, note }) => [kind, place, note]);
const changeSecond = (change: (line: ClosingLine) => ExportLine | null): ExportLine[] =>
  lines.flatMap((line) => (isClosing(line) && isSecond(line) ? (change(line) ?? []) : line));

describe('the export of a cycle with a reopened phase', () => {
  it('holds both closes with their inputs, and verifies', async () => {
    expect(lines.filter(isClosing).map(({ manifest }) => manifest.again?.version ?? 1)).toEqual([1, 2]);
    const concerned = lines.filter(isClosed).filter(({ version }) => version === 2);
    expect(concerned.flatMap(({ inputs }) => inputs.map((one) => one.case.employeeId)).toSorted()).toEqual([
      'citra',
      'dewi',
    ]);
    expect(await findings(lines)).toEqual([]);
  });

  it('shows a second close that was taken out, or given another reason, another person or other inputs', async () => {
    expect(await findings(changeSecond(() => null))).toEqual([['removed', 'closing', 'planning#2']]);
    const again = ({ manifest }: ClosingLine) => manifest.again ?? { version: 0, previous: '', reopening: null };
    const excused = changeSecond((line) => {
      const told = again(line);
      if (told.reopening === null) throw new Error('no reopening');
      const reopening = { ...told.reopening, reason: 'Kebaikan hati.' };
      return { ...line, manifest: { ...line.manifest, again: { ...told, reopening } } };
    });
    expect(await findings(excused)).toEqual([['changed', 'closing', 'planning#2']]);
    const fewer = lines.map((line) => (isClosed(line) && line.version === 2 ? { ...line, inputs: [] } : line));
    expect(await findings(fewer)).toEqual([['changed', 'closing', 'planning#2: inputs']]);
  });

  it('shows a first close that was put in the place of the one that the second names', async () => {
    const forged: ExportLine[] = [];
    for (const line of lines) {
      if (!isClosing(line) || isSecond(line)) forged.push(line);
      else {
        const { signature: _, ...unsigned } = { ...line.manifest, engine: 'siklus-other' };
        forged.push({ ...line, manifest: { ...unsigned, signature: await testSigner.sign(closingText(unsigned)) } });
      }
    }
    expect(await findings(forged)).toContainEqual(['forked', 'closing', 'planning#2']);
  });
});

describe('the seals of a cycle with a reopened phase', () => {
  it('name the second close in an entry of its own, with the acts of those concerned', async () => {
    const seals = lines.flatMap((line) => (line.type === 'seal' ? [line.seal] : []));
    const digests = lines.filter(isClosing).map(({ manifest }) => manifestDigest(manifest, testDigest));
    expect(seals.map(({ occasion, closing }) => [occasion, closing])).toEqual([
      ['planning', digests[0]],
      ['planning#2', digests[1]],
    ]);
    const lists = lines.flatMap((line) => (line.type === 'shard' ? line.sealed : []));
    const second = lists.filter(({ number }) => number === 2).flatMap(({ leaves }) => leaves);
    expect(second.map(([id]) => id).toSorted()).toEqual(['citra', 'dewi']);
  });
});

describe('the export of a phase that was reopened after a later one had closed', () => {
  it('holds the closes in order of time on every page, and verifies', async () => {
    const world = await createWorld();
    for (const id of evaluated) await world.planned(id);
    await closePhase(world, 'execution');
    await closePhase(world, 'supervisor-review');
    await scoreAll(world);
    await reopen(world, { phase: 'execution', scope: persons('dewi'), deadline: '2026-04-14' });
    await closeWindow(world, '2026-04-14T17:00:00.000Z');
    for (const limit of [1, 200]) {
      const exported = await exportWorld(world, 'whole', 'auditor', limit);
      const [header] = exported;
      expect(header).toMatchObject({ closings: ['execution', 'supervisor-review', 'execution#2'] });
      const shard = exported.filter(isClosed).filter((line) => line.shard === 0);
      expect(shard.map(({ phase, version }) => `${phase} ${version ?? 1}`)).toEqual([
        ...['execution 1', 'supervisor-review 1', 'execution 2'],
      ]);
      expect(await findings(exported)).toEqual([]);
    }
  });
});
