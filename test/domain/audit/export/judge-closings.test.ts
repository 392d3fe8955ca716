import { describe, expect, it } from 'vitest';
import type { ExportLine } from '../../../../functions/domain/audit/export/export-lines.ts';
import type { City } from '../../../tamper/city.ts';
import {
  blockOf,
  closes,
  does,
  emptyTown,
  exchanged,
  found,
  lineAt,
  linesOf,
  opens,
  pass,
  people,
  placeOf,
  placesOf,
  seals,
  smallTown,
  without,
} from './small-export.ts';

const { ani, dewi } = people;
/** A town that closed its planning, and its execution after that. */
const twice = (): City => {
  const town = smallTown();
  pass(town, 600);
  seals(town, 'execution', closes(town, 'execution'));
  return town;
};
const lines = linesOf(twice());
const [planning, execution] = [lineAt(lines, 'closing', 0), lineAt(lines, 'closing', 1)];
const header = lineAt(lines, 'header');
const atClosing = (index: number): number => (placesOf(lines, 'closing')[index] ?? -1) + 1;
const onClose = (kind: string, line: number, note: string, more: object = {}) => ({
  ...{ kind, place: 'closing', line, note },
  ...more,
});
const closed = (all: readonly ExportLine[], index: number) => lineAt(all, 'closed', index);
/** The header is signed: what was changed in it is told once, and not what this is about. */
const but = (all: readonly ExportLine[]) => found(all).filter(({ place }) => place === 'closing');

describe('the closes of a small town', () => {
  it.each<[string, ExportLine[]]>([
    ['one', linesOf(smallTown())],
    ['two', lines],
    ['the first of them without shards and records, as the first closes were', withoutRecords(oldTown())],
    ['the last not sealed yet', linesOf(unsealed())],
  ])('hold: %s', (_, all) => {
    expect(found(all)).toEqual([]);
  });

  it.each<[string, ExportLine[], object[]]>([
    [
      'stand in another order',
      exchanged(exchanged(lines, planning), execution, execution, planning),
      [onClose('reordered', atClosing(1), 'planning')],
    ],
    [
      'are not all named by the header',
      exchanged(lines, header, { ...header, closings: ['execution'] }),
      [onClose('inserted', atClosing(0), 'planning')],
    ],
    [
      'one of them stands there twice',
      exchanged(lines, planning, planning, planning),
      [onClose('inserted', atClosing(0) + 1, 'planning')],
    ],
  ])('%s', (_, all, findings) => {
    const told = but(all);
    for (const finding of findings) expect(told).toContainEqual(finding);
  });

  it('that are both gone are told each by itself', () => {
    const left = without(lines, planning, execution, ...[0, 1, 2, 3].map((i) => closed(lines, i)));
    expect(found(left)).toEqual([
      onClose('removed', left.length, 'planning'),
      onClose('removed', left.length, 'execution'),
    ]);
  });
});

function oldTown(change: (counts: number) => number = (cases) => cases): City {
  return smallTown(
    {},
    ({ signature: _, shards: _shards, rehearsals: _rehearsals, extensions: _extensions, ...manifest }) => ({
      ...manifest,
      counts: { ...manifest.counts, cases: change(manifest.counts.cases) },
    }),
  );
}
function withoutRecords(town: City): ExportLine[] {
  return linesOf(town).map((line) => {
    if (line.type !== 'closing') return line;
    const { manifest, rules, type } = line;
    return { type, manifest, rules };
  });
}
function unsealed(): City {
  const town = smallTown();
  pass(town, 600);
  closes(town, 'execution');
  return town;
}

describe('what a close judged in a shard', () => {
  const [first, second] = [closed(lines, 0), closed(lines, 1)];
  const at = placeOf(lines, 'closed') + 1;
  const [input, ...inputs] = first.inputs;
  if (input === undefined) throw new Error('nobody was judged');
  const turned = { ...first, inputs: [{ ...input, hasRealisation: !input.hasRealisation }, ...inputs] };
  const unreadable = { ...first, inputs: [{ ...input, case: { ...input.case, marks: [{}] } }, ...inputs] };
  it.each<[string, ExportLine[], object[]]>([
    [
      'was changed',
      exchanged(lines, first, turned),
      [onClose('changed', atClosing(0), 'planning: inputs', { shard: 0 })],
    ],
    ['is gone', without(lines, first), [onClose('removed', lines.length - 1, 'planning: inputs', { shard: 0 })]],
    [
      'is nothing that a close could judge',
      exchanged(lines, first, JSON.parse(JSON.stringify(unreadable))),
      [onClose('changed', atClosing(0), 'planning: inputs', { shard: 0 })],
    ],
    [
      'stands there twice',
      exchanged(lines, first, first, first),
      [onClose('inserted', at + 1, 'planning', { shard: 0 })],
    ],
    [
      'stands behind what a later close judged',
      exchanged(exchanged(lines, second), first, second, first),
      [onClose('reordered', at + 1, 'planning', { shard: 0 })],
    ],
    [
      'stands behind a case',
      exchanged(without(lines, second), blockOf(lines, ani)[0] ?? first, ...blockOf(lines, ani).slice(0, 1), second),
      [onClose('reordered', at + 2, 'execution', { shard: 0 })],
    ],
    [
      'says that it is another shard’s',
      exchanged(lines, first, { ...first, shard: 1 }),
      [onClose('reordered', at, 'planning', { shard: 0 })],
    ],
    [
      'stands before the shards',
      exchanged(without(lines, first), lineAt(lines, 'shard'), first, lineAt(lines, 'shard')),
      [
        { kind: 'reordered', place: 'closing', line: at - 1 },
        onClose('removed', lines.length, 'planning: inputs', { shard: 0 }),
      ],
    ],
    [
      'is of a phase that nobody closed',
      exchanged(lines, second, second, { ...second, phase: 'supervisor-review' }),
      [onClose('inserted', at + 2, 'supervisor-review', { shard: 0 })],
    ],
    [
      'follows the end of the file',
      [...lines, first],
      [{ kind: 'inserted', place: 'closing', line: lines.length + 1 }],
    ],
  ])('%s', (_, all, findings) => {
    expect(found(all)).toEqual(findings);
  });

  it('is of no shard that the close did not sign', () => {
    const end = placeOf(lines, 'end');
    const third = [
      { ...lineAt(lines, 'shard'), shard: 2 },
      { ...first, shard: 2 },
    ];
    expect(but(lines.toSpliced(end, 0, ...third))).toEqual([onClose('changed', atClosing(0), 'planning: inputs')]);
  });

  it('is told once, where the close itself is another’s', () => {
    const town = smallTown({}, ({ signature: _, ...manifest }) => ({ ...manifest, cycleId: 'annual-2026' }));
    const all = linesOf(town);
    const unlisted = exchanged(all, lineAt(all, 'header'), { ...lineAt(all, 'header'), closings: [] });
    const line = placeOf(all, 'closing') + 1;
    expect(but(all)).toEqual([onClose('inserted', line, 'planning')]);
    expect(but(unlisted)).toEqual([onClose('inserted', line, 'planning')]);
  });
});

describe('a close that was signed', () => {
  const line = placeOf(lines, 'closing') + 1;
  const [two] = lineAt(lines, 'closing').manifest.shards ?? [];
  if (two === undefined) throw new Error('no shards');
  it.each<[string, ExportLine[], object[]]>([
    [
      'by another agency',
      linesOf(smallTown({}, ({ signature: _, ...manifest }) => ({ ...manifest, agencyId: 'another' }))),
      [onClose('inserted', line - 2, 'planning')],
    ],
    [
      'for other results in a shard',
      linesOf(
        smallTown({}, ({ signature: _, shards = [], ...manifest }) => ({
          ...manifest,
          shards: shards.map((shard, i) => (i === 1 ? { ...shard, results: two.inputs } : shard)),
        })),
      ),
      [onClose('changed', line - 2, 'planning: results', { shard: 1 })],
    ],
    [
      'for other counts',
      linesOf(
        smallTown({}, ({ signature: _, counts, ...manifest }) => ({ ...manifest, counts: { ...counts, cases: 9 } })),
      ),
      [onClose('changed', line - 2, 'planning: counts')],
    ],
    [
      'for other counts, without shards',
      withoutRecords(oldTown((cases) => cases + 1)),
      [onClose('changed', line - 2, 'planning: counts')],
    ],
  ])('%s', (_, all, findings) => {
    expect(found(all)).toEqual(findings);
  });

  it('without shards is judged by all that it judged', () => {
    const all = withoutRecords(oldTown());
    expect(found(all)).toEqual([]);
    const first = closed(all, 0);
    const at = placeOf(all, 'closing') + 1;
    const stage = JSON.parse(
      JSON.stringify({
        ...first,
        inputs: [{ ...first.inputs[0], case: { employeeId: ani, stage: 'planned', marks: [{}] } }],
      }),
    );
    expect(found(exchanged(all, first, { ...first, inputs: [] }))).toEqual([
      onClose('changed', at, 'planning: inputs'),
    ]);
    expect(found(exchanged(all, first, stage))).toEqual([onClose('changed', at, 'planning: inputs')]);
  });

  it('is named by the seal that was made after it', () => {
    const town = emptyTown();
    for (const one of [ani, dewi]) opens(town, one);
    does(town, ani);
    closes(town, 'planning');
    seals(town, 'planning');
    const all = linesOf(town);
    expect(found(all)).toEqual([onClose('inserted', placeOf(all, 'closing') + 1, 'planning', { seal: 1 })]);
    const old = oldTown();
    old.log = [];
    seals(old, 'planning');
    expect(found(withoutRecords(old))).toEqual([]);
  });
});
