import { describe, expect, it } from 'vitest';
import { bodyDigest } from '../../../../functions/domain/audit/chain.ts';
import type { ExportLine, SealedList } from '../../../../functions/domain/audit/export/export-lines.ts';
import { nodeDigest } from '../../../../functions/runtime/digest.ts';
import { altered } from '../../../tamper/forgery.ts';
import { verifyLines } from '../../../tamper/run.ts';
import {
  blockOf,
  does,
  emptyTown,
  exchanged,
  found,
  lineAt,
  linesOf,
  opens,
  people,
  personOf,
  placeOf,
  placesOf,
  seals,
  smallTown,
  without,
} from './small-export.ts';

const { ani, budi, citra, dewi } = people;
const town = smallTown();
const lines = linesOf(town);
const [shard0, shard1] = [lineAt(lines, 'shard', 0), lineAt(lines, 'shard', 1)];
/** Line of the file, from 1. */
const lineOf = (type: ExportLine['type'], of?: string): number => placeOf(lines, type, of) + 1;
const inserted = (at: number, ...more: ExportLine[]): ExportLine[] => lines.toSpliced(at, 0, ...more);

describe('a small town', () => {
  it('is counted by what a seal holds, whichever list names somebody last', () => {
    expect(verifyLines({ lines })).toMatchObject({
      findings: [],
      totals: { cases: 4, acts: 10, sealed: 9, unsealed: 1, erased: 0 },
      ...{ shards: 2, seals: 2 },
    });
  });

  it('may have erased a text', () => {
    const erased = smallTown();
    const left = { text: '[dihapus]' };
    const body = { acts: [1], left: [bodyDigest(left, nodeDigest)] };
    does(erased, dewi, { act: 'content-erased', body });
    const { records } = personOf(erased, dewi);
    const [first, ...others] = records;
    if (first === undefined) throw new Error('no act');
    personOf(erased, dewi).records = [{ ...first, body: left, erased: { by: 3 } }, ...others];
    const report = verifyLines({ lines: linesOf(erased) });
    expect(report.findings).toEqual([]);
    expect(report.totals).toEqual({ cases: 4, acts: 11, sealed: 9, unsealed: 2, erased: 1 });
  });

  it('may be sealed once only', () => {
    const young = emptyTown();
    for (const one of [ani, dewi]) opens(young, one);
    seals(young, 'day-1');
    does(young, ani);
    expect(found(linesOf(young))).toEqual([]);
  });
});

describe('an act that no list has, dated before the last list', () => {
  const sealedOnce = () => {
    const young = emptyTown();
    for (const one of [ani, budi]) opens(young, one);
    does(young, ani);
    seals(young, 'day-1');
    return young;
  };
  it('is found, of somebody whom the list names and of somebody new', () => {
    for (const who of [ani, citra]) {
      const young = sealedOnce();
      if (who === citra) opens(young, citra);
      young.now = '2026-01-05T00:59:59.000Z';
      does(young, who);
      expect(found(linesOf(young))).toMatchObject([{ kind: 'backdated', place: 'act', employeeId: who }]);
    }
  });

  it('is found where a later list has it', () => {
    const young = sealedOnce();
    const { now } = young;
    young.now = '2026-01-05T00:59:59.000Z';
    does(young, budi);
    young.now = now;
    seals(young, 'day-2');
    expect(found(linesOf(young))).toMatchObject([{ kind: 'backdated', place: 'act', employeeId: budi, seq: 1 }]);
  });
});

describe('the lists of a shard', () => {
  const [first, second] = shard0.sealed;
  if (first === undefined || second === undefined) throw new Error('two lists');
  const lists = (...sealed: SealedList[]): ExportLine[] => exchanged(lines, shard0, { ...shard0, sealed });
  const onList = (kind: string, seal: number) => ({
    ...{ kind, place: 'sealed-list', line: lineOf('shard'), seal, shard: 0 },
  });
  const [leaf, ...leaves] = first.leaves;
  if (leaf === undefined) throw new Error('a leaf');
  it.each<[string, SealedList[], object[]]>([
    ['has one twice', [first, second, first], [onList('inserted', 1)]],
    ['lacks one', [first], [onList('removed', 2)]],
    ['has one of no seal', [first, second, { ...second, number: 3 }], [onList('inserted', 3)]],
    ['was taken at another time', [{ ...first, takenAt: second.takenAt }, second], [onList('changed', 1)]],
    ['has somebody less', [{ ...first, leaves }, second], [onList('changed', 1)]],
    [
      'counts other acts of somebody, the head being the same',
      [{ ...first, leaves: [[leaf[0], leaf[1] + 1, leaf[2]], ...leaves] }, second],
      [onList('changed', 1)],
    ],
    [
      'has another head of somebody',
      [{ ...first, leaves: [[leaf[0], leaf[1], altered(leaf[2])], ...leaves] }, second],
      [onList('changed', 1)],
    ],
  ])('%s', (_, sealed, findings) => {
    expect(found(lists(...sealed)).filter(({ place }) => place === 'sealed-list')).toEqual(findings);
  });

  it('are none of a shard that the cycle does not have', () => {
    const third = { ...shard0, shard: 2 };
    const end = placeOf(lines, 'end');
    const wrong = (seal: number) => ({ kind: 'removed', place: 'sealed-list', line: end + 1, seal, shard: 2 });
    expect(found(inserted(end, third))).toEqual([
      wrong(1),
      wrong(2),
      { kind: 'changed', place: 'end', line: lines.length + 1 },
    ]);
  });
});

describe('the cases of a shard', () => {
  const gone = (line: number, employeeId: string, shard = 0) => ({
    ...{ kind: 'removed', place: 'case', line, employeeId, shard },
  });
  const wrongEnd = (line: number) => ({ kind: 'changed', place: 'end', line });

  it('that are gone are told where the shard ends, in the order of their ids', () => {
    const young = emptyTown();
    for (const one of [budi, dewi]) opens(young, one);
    seals(young, 'day-1');
    opens(young, ani);
    seals(young, 'day-2');
    const all = linesOf(young);
    const left = without(all, ...blockOf(all, ani), ...blockOf(all, budi));
    const at = placesOf(left, 'shard')[1] ?? -1;
    expect(found(left)).toEqual([gone(at + 1, ani), gone(at + 1, budi), wrongEnd(left.length)]);
  });

  it('that a signed close judged are missed, where no list names them', () => {
    const closed = smallTown();
    closed.log = [];
    const all = linesOf(closed);
    expect(found(all)).toEqual([]);
    const left = without(all, ...blockOf(all, dewi));
    expect(found(left)).toEqual([gone(left.length, dewi, 1), wrongEnd(left.length)]);
  });

  it('are told at the end of the file’s body, whatever follows it', () => {
    const left = without(lines, ...blockOf(lines, dewi));
    expect(found([...left, shard0])).toEqual([
      gone(left.length, dewi, 1),
      { kind: 'inserted', place: 'sealed-list', line: left.length + 1 },
      wrongEnd(left.length + 1),
    ]);
  });

  it('stand in the order of their ids', () => {
    const [a, b, c] = [blockOf(lines, ani), blockOf(lines, budi), blockOf(lines, citra)];
    const start = placeOf(lines, 'case', ani);
    const moved = [...lines.slice(0, start), ...c, ...a, ...b, ...lines.slice(start + a.length + b.length + c.length)];
    expect(found(moved)).toEqual([
      { kind: 'reordered', place: 'case', line: start + c.length + 1, employeeId: ani },
      { kind: 'reordered', place: 'case', line: start + c.length + a.length + 1, employeeId: budi },
    ]);
  });

  it('stand in their own shard', () => {
    const [block, rest] = [blockOf(lines, dewi), without(lines, ...blockOf(lines, dewi))];
    const at = rest.indexOf(shard1);
    const moved = rest.toSpliced(at, 0, ...block);
    const kinds = found(moved).map(({ kind, place, employeeId }) => `${kind} ${place} ${employeeId}`);
    // Nothing seals it there, so its acts look as old as they are.
    expect(kinds).toContain(`inserted case ${dewi}`);
    expect(kinds).toContain(`removed case ${dewi}`);
    expect(found(moved).every(({ employeeId }) => employeeId === dewi)).toBe(true);
  });

  it('stand there once', () => {
    const doubled = inserted(placeOf(lines, 'case', budi), lineAt(lines, 'case', 0));
    expect(found(doubled)[0]).toEqual({
      ...{ kind: 'inserted', place: 'case', line: placeOf(lines, 'case', budi) + 1, employeeId: ani },
    });
  });

  it('have their acts behind them, and no others', () => {
    const [act] = blockOf(lines, ani).slice(1);
    if (act === undefined) throw new Error('no act');
    const stray = (line: number) => ({ kind: 'inserted', place: 'act', line, employeeId: ani, seq: 1 });
    const [atShard, atCitra] = [lines.indexOf(shard1), placeOf(lines, 'case', citra)];
    const shardStart = placeOf(lines, 'case', ani);
    expect(found(inserted(shardStart, act))).toEqual([stray(shardStart + 1)]);
    expect(found(inserted(atCitra + 1, act))).toEqual([stray(atCitra + 2)]);
    expect(found(inserted(atShard, act))).toEqual([stray(atShard + 1)]);
  });
});

describe('what the acts of a case say among themselves', () => {
  const rated = { workResult: 'above', behaviour: 'above', predicate: 'sangat-baik', version: 1 };
  const withRating = () => {
    const open = smallTown({ documents: 'whole' });
    does(open, budi, { act: 'result-acknowledged', body: rated });
    return open;
  };

  it('is told at the act', () => {
    const all = linesOf(withRating());
    const at = placesOf(all, 'act', budi).at(-1) ?? -1;
    const note = 'the act result-acknowledged may not make a rating';
    expect(found(all)).toEqual([{ kind: 'changed', place: 'act', line: at + 1, employeeId: budi, seq: 4, note }]);
  });

  it('is not asked of a case in which something else is wrong', () => {
    const all = linesOf(withRating());
    const at = placeOf(all, 'act', budi);
    const act = all[at];
    if (act?.type !== 'act') throw new Error('no act');
    const document = { kind: 'whole', body: { text: 'forged' } } as const;
    expect(found(all.with(at, { ...act, document }))).toEqual([
      { kind: 'changed', place: 'document', line: at + 1, employeeId: budi, seq: 1 },
    ]);
  });
});
