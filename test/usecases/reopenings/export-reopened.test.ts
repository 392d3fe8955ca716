import { beforeAll, describe, expect, it } from 'vitest';
import type { ClosedLine, ClosingLine, ExportLine } from '../../../functions/domain/audit/export/export-lines.ts';
import { closingText } from '../../../functions/domain/closing/closing-manifest.ts';
import { exportWorld, verifyWorld } from '../../support/exports.ts';
import { testSigner } from '../../support/fakes.ts';
import { createWorld } from '../../support/world.ts';
import { closePhase, closeWindow, persons, reopen } from './reopening-world.ts';

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
