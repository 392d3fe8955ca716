import { describe, expect, it } from 'vitest';
import type { ExportLine } from '../../../../functions/domain/audit/export/export-lines.ts';
import { closingText } from '../../../../functions/domain/closing/closing-manifest.ts';
import { createRandom } from '../../../../infra/local/example/random.ts';
import { type City, peopleOf } from '../../../tamper/city.ts';
import { type HeldClose, holdAgain } from '../../../tamper/hold-close.ts';
import { key } from '../../../tamper/make-forgeries.ts';
import { closes, exchanged, found, lineAt, linesOf, pass, placeOf, seals, smallTown, without } from './small-export.ts';

const onClose = (kind: string, line: number, note: string, more: object = {}) => ({
  ...{ kind, place: 'closing', line, note },
  ...more,
});

describe('a phase that was closed again', () => {
  type Word = NonNullable<HeldClose['line']['manifest']['again']>['reopening']['decision'];
  /** The town opens its planning again, and closes it by this word. */
  const again = (change: Partial<Word> = {}): ExportLine[] => {
    const town = smallTown();
    pass(town, 20_000);
    const close = holdAgain(town, key, createRandom('again'), peopleOf);
    if (close?.line.manifest.again === undefined) throw new Error('nothing was closed');
    const { signature: _, again: held, ...manifest } = close.line.manifest;
    const decision = { ...held.reopening.decision, ...change };
    const unsigned = { ...manifest, again: { ...held, reopening: { ...held.reopening, decision } } };
    close.line = { ...close.line, manifest: { ...unsigned, signature: key.sign(closingText(unsigned)) } };
    town.closings.push(close);
    seals(town, 'planning#2', close);
    return linesOf(town);
  };
  const line = (all: readonly ExportLine[]): number => placeOf(all, 'closing') + 2;
  it.each<[string, Partial<Word>, boolean]>([
    ['by two people', {}, true],
    ['by one person', { by: 'admin' }, false],
    ['though the second person refused', { kind: 'refuse' }, false],
  ])('%s', (_, change, holds) => {
    const all = again(change);
    expect(found(all)).toEqual(holds ? [] : [onClose('changed', line(all), 'planning#2: second word')]);
  });
});

describe('the services of a close', () => {
  const phase = 'organisation-predicate';
  const town = (): City => {
    const open = smallTown();
    pass(open, 600);
    seals(open, phase, closes(open, phase));
    return open;
  };
  const all = linesOf(town());
  const services = lineAt(all, 'closed-services');
  const at = all.indexOf(services) + 1;
  const planning = lineAt(all, 'closing', 0);
  it.each<[string, ExportLine[], object[]]>([
    ['hold', all, []],
    [
      'are of a phase that nobody closed',
      exchanged(all, services, services, { ...services, phase: 'final-decision' }),
      [onClose('inserted', at + 1, 'final-decision: inputs')],
    ],
    [
      'stand there twice',
      exchanged(all, services, services, services),
      [onClose('inserted', at + 1, `${phase}: inputs`)],
    ],
    ['are gone', without(all, services), [onClose('removed', all.length - 1, `${phase}: inputs`, { shard: 0 })]],
    ['follow the end', [...all, services], [{ kind: 'inserted', place: 'closing', line: all.length + 1 }]],
    [
      'stand before their close',
      exchanged(exchanged(all, services), planning, services, planning),
      [
        onClose('reordered', all.indexOf(planning) + 1, `${phase}: inputs`),
        onClose('removed', all.length, `${phase}: inputs`, { shard: 0 }),
      ],
    ],
  ])('%s', (_, lines, findings) => {
    expect(found(lines)).toEqual(findings);
  });

  it('stand behind their own close, and behind no later one', () => {
    const open = town();
    pass(open, 600);
    seals(open, 'committee-forum', closes(open, 'committee-forum'));
    const lines = linesOf(open);
    const [first, second] = [lineAt(lines, 'closed-services', 0), lineAt(lines, 'closed-services', 1)];
    const moved = exchanged(exchanged(lines, first), second, second, first);
    expect(found(lines)).toEqual([]);
    expect(found(moved)).toEqual([onClose('reordered', moved.indexOf(first) + 1, `${phase}: inputs`)]);
  });
});

describe('what nobody could judge', () => {
  const unreadable = (all: readonly ExportLine[]): ExportLine[] => {
    const first = lineAt(all, 'closed');
    const [input, ...rest] = first.inputs;
    const broken = { ...input, case: { employeeId: input?.case.employeeId, stage: 'unplanned', marks: [] } };
    return exchanged(all, first, JSON.parse(JSON.stringify({ ...first, inputs: [broken, ...rest] })));
  };

  it('is named as what a close never had', () => {
    const all = linesOf(smallTown());
    const line = placeOf(all, 'closing') + 1;
    expect(found(unreadable(all))).toEqual([onClose('changed', line, 'planning: inputs', { shard: 0 })]);
  });

  it('is not what a close without shards was made of', () => {
    const old = smallTown({}, ({ signature: _, shards: __, ...manifest }) => manifest);
    const all = linesOf(old);
    const line = placeOf(all, 'closing') + 1;
    expect(found(all)).toEqual([]);
    expect(found(unreadable(all))).toEqual([onClose('changed', line, 'planning: inputs')]);
  });
});

describe('a close before another', () => {
  const twice = (change?: Parameters<typeof smallTown>[1]): ExportLine[] => {
    const town = smallTown({}, change);
    // As the town’s seals were before they named closes.
    town.log = [];
    pass(town, 600);
    seals(town, 'execution', closes(town, 'execution'));
    return linesOf(town);
  };
  it('is named by a seal, unless it is one of the first', () => {
    const all = twice();
    expect(found(all)).toEqual([onClose('inserted', placeOf(all, 'closing') + 1, 'planning')]);
    expect(found(twice(({ signature: _, shards: __, ...manifest }) => manifest))).toEqual([]);
  });
});
