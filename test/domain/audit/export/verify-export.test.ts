import { describe, expect, it } from 'vitest';
import type { ExportLine } from '../../../../functions/domain/audit/export/export-lines.ts';
import { sealHash } from '../../../../functions/domain/audit/seal.ts';
import { nodeDigest } from '../../../../functions/runtime/digest.ts';
import { type Clean, makeClean } from '../../../tamper/make-forgeries.ts';
import { verifyLines } from '../../../tamper/run.ts';
import { emptyTown, linesOf, opens, people, smallTown } from './small-export.ts';

/** Small ones, of one shard and of more. */
const cities = [...makeClean(24, 'test')].toSorted((a, b) => a.lines.length - b.lines.length).slice(2, 5);
const found = (lines: readonly (ExportLine | string)[]) => verifyLines({ lines }).findings;
const without = (lines: readonly ExportLine[], ...at: number[]) => lines.filter((_, i) => !at.includes(i));
const isOf =
  <T extends ExportLine['type']>(type: T) =>
  (line: ExportLine): line is Extract<ExportLine, { type: T }> =>
    line.type === type;
const of = <T extends ExportLine['type']>(lines: readonly ExportLine[], type: T) => {
  const isOne = isOf(type);
  return lines.flatMap((line, at) => (isOne(line) ? [{ at, line }] : []));
};
const each = (check: (lines: readonly ExportLine[], city: Clean) => void): void => {
  for (const city of cities) check(city.lines, city);
};

describe('what is said of an export', () => {
  it('is how much of it there is, and the point to be written down', () => {
    each((lines) => {
      const seals = lines.flatMap((line) => (line.type === 'seal' ? [line.seal] : []));
      const last = seals.at(-1);
      const report = verifyLines({ lines });
      const acts = of(lines, 'act').length;
      expect(report).toMatchObject({ header: lines[0], findings: [], found: 0, seals: seals.length });
      expect(report.shards).toBe(of(lines, 'shard').length);
      expect(report.totals).toMatchObject({ cases: of(lines, 'case').length, acts });
      expect(report.totals.sealed + report.totals.unsealed).toBe(acts);
      expect(report.totals.erased).toBe(
        lines.filter((line) => line.type === 'act' && line.document.kind === 'erased').length,
      );
      expect(report.checkpoint).toEqual(
        last === undefined ? null : { number: last.number, hash: sealHash(last, nodeDigest) },
      );
    });
  });

  it('of none is nothing', () => {
    expect(verifyLines({ lines: [] })).toEqual({
      ...{ header: null, found: 1, shards: 0, seals: 0, checkpoint: null },
      findings: [{ kind: 'removed', place: 'header', line: 1 }],
      totals: { cases: 0, acts: 0, sealed: 0, unsealed: 0, erased: 0 },
    });
  });
});

describe('a file in which the lines are not as they were written', () => {
  it('has unreadable ones named, and nothing else', () => {
    each((lines) => {
      for (const at of [1, Math.floor(lines.length / 2), lines.length])
        expect(found([...lines.slice(0, at), 'no line', ...lines.slice(at)])).toEqual([
          { kind: 'unreadable', place: 'line', line: at + 1 },
        ]);
    });
  });

  it('may have no second header, and none that is late', () => {
    each((lines) => {
      const [header] = lines;
      if (header === undefined) throw new Error('no header');
      const middle = Math.floor(lines.length / 2);
      expect(found(lines.toSpliced(middle, 0, header))).toEqual([
        { kind: 'reordered', place: 'header', line: middle + 1 },
      ]);
      const late = found(['no line', ...lines]);
      expect(late.slice(0, 3)).toEqual(
        [
          { kind: 'removed', place: 'header', line: 1 },
          { kind: 'unreadable', place: 'line', line: 1 },
          { kind: 'reordered', place: 'header', line: 2 },
        ].toSorted((a, b) => a.line - b.line || (a.kind === 'unreadable' ? -1 : 1)),
      );
      expect(late).toHaveLength(lines.length + 2);
    });
  });

  it('ends at its end', () => {
    each((lines) => {
      expect(found(lines.slice(0, -1))).toEqual([{ kind: 'truncated', place: 'end', line: lines.length - 1 }]);
      for (const line of (['shard', 'seal', 'case'] as const).flatMap(
        (type) => lines.find((one) => one.type === type) ?? [],
      ))
        expect(found([...lines, line])).toEqual([
          { kind: 'inserted', place: line.type === 'shard' ? 'sealed-list' : line.type, line: lines.length + 1 },
        ]);
    });
  });

  it('has its seals before the shards, and cases in them', () => {
    each((lines) => {
      const [[seal], [shard], [one]] = [of(lines, 'seal'), of(lines, 'shard'), of(lines, 'case')];
      if (seal === undefined || shard === undefined || one === undefined) throw new Error('an empty city');
      const roots = of(lines, 'roots')[0]?.line;
      for (const stray of [seal.line, ...(roots === undefined ? [] : [roots])])
        expect(found(lines.toSpliced(shard.at + 1, 0, stray))).toEqual([
          { kind: 'reordered', place: stray.type, line: shard.at + 2 },
        ]);
      expect(found(lines.toSpliced(shard.at, 0, one.line))).toEqual([
        { kind: 'reordered', place: 'case', line: shard.at + 1 },
      ]);
      const act = of(lines, 'act')[0]?.line;
      if (act !== undefined)
        expect(found(lines.toSpliced(shard.at, 0, act))).toEqual([
          { kind: 'reordered', place: 'act', line: shard.at + 1 },
        ]);
    });
  });

  it('counts what it says it has', () => {
    each((lines) => {
      const end = lines.at(-1);
      if (end?.type !== 'end') throw new Error('no end');
      for (const member of ['shards', 'cases', 'acts'] as const)
        expect(found([...lines.slice(0, -1), { ...end, [member]: end[member] + 1 }])).toEqual([
          { kind: 'changed', place: 'end', line: lines.length },
        ]);
    });
  });

  it('has every shard, once and in order', () => {
    each((lines) => {
      const shards = of(lines, 'shard');
      const last = shards.at(-1);
      if (last === undefined) throw new Error('no shard');
      const twice = found(lines.toSpliced(last.at + 1, 0, last.line));
      const again = { kind: 'reordered', place: 'sealed-list', line: last.at + 2, shard: last.line.shard };
      expect(twice).toContainEqual(again);
      const rest = lines.slice(last.at).findIndex(({ type }) => type === 'forum' || type === 'end') + last.at;
      const places = Array.from({ length: rest - last.at }, (_, i) => last.at + i);
      expect(found(without(lines, ...places))).toContainEqual({
        ...{ kind: 'truncated', place: 'sealed-list', line: lines.length - places.length, shard: last.line.shard },
      });
      const [first, second] = shards;
      if (first === undefined || second === undefined) return;
      const own = Array.from({ length: second.at - first.at }, (_, i) => first.at + i);
      expect(found(without(lines, ...own))).toContainEqual({
        ...{ kind: 'removed', place: 'sealed-list', line: first.at + 1, shard: 0 },
      });
    });
  });

  it('has as many findings as there are, of which so many are kept in their order', () => {
    const [city] = cities;
    const lines = [...(city?.lines ?? []), ...Array.from({ length: 10_050 }, () => 'no line')];
    const report = verifyLines({ lines });
    expect(report.found).toBe(10_050);
    expect(report.findings).toHaveLength(10_000);
    expect(report.findings.map(({ line }) => line)).toEqual(
      report.findings.map(({ line }) => line).toSorted((a, b) => a - b),
    );
  });
});

describe('a small file', () => {
  const lines = linesOf(smallTown({ shards: 3 }));
  const [, second] = of(lines, 'shard');
  const [header] = lines;
  if (second === undefined || header === undefined) throw new Error('three shards');
  const next = of(lines, 'shard')[2]?.at ?? -1;
  const own = Array.from({ length: next - second.at }, (_, i) => second.at + i);

  it('that lacks a shard in the middle is told of it once, where the next one begins', () => {
    const gap = found(without(lines, ...own)).filter(({ place }) => place === 'sealed-list');
    expect(gap).toEqual([{ kind: 'removed', place: 'sealed-list', line: second.at + 1, shard: 1 }]);
  });

  it('with a shard that no cycle has lacks none but its own', () => {
    const far = { ...second.line, shard: 99 };
    const rest = without(lines, ...own.slice(1)).with(second.at, far);
    const gap = found(rest).filter(({ place, seal }) => place === 'sealed-list' && seal === undefined);
    expect(gap.map(({ kind, shard }) => `${kind} ${shard}`)).toEqual(['removed 1', 'removed 2', 'reordered 2']);
  });

  it('without its header is nothing, line for line', () => {
    const headless = lines.slice(1);
    const told = found(headless);
    expect(told.filter(({ kind }) => kind === 'removed')).toEqual([{ kind: 'removed', place: 'header', line: 1 }]);
    expect(told.filter(({ kind }) => kind === 'reordered').map(({ line }) => line)).toEqual(
      headless.map((_, i) => i + 1),
    );
  });

  it('that ends with a seal that was changed gives no point to be written down', () => {
    const town = smallTown();
    const all = linesOf(town);
    const [, last] = of(all, 'seal');
    if (last === undefined) throw new Error('two seals');
    const seal = { ...last.line.seal, acts: last.line.seal.acts + 1 };
    expect(verifyLines({ lines: all.with(last.at, { ...last.line, seal }) }).checkpoint).toBeNull();
    expect(verifyLines({ lines: all }).checkpoint).toEqual({ number: 2, hash: sealHash(last.line.seal, nodeDigest) });
  });

  it('has none where nothing was sealed', () => {
    const young = emptyTown();
    opens(young, people.ani);
    const report = verifyLines({ lines: linesOf(young) });
    expect(report).toMatchObject({ findings: [], seals: 0, checkpoint: null });
  });
});

describe('a forum in a file', () => {
  const [city] = [...makeClean(24, 'test')].filter(({ lines }) => lines.some(({ type }) => type === 'forum'));
  const lines = city?.lines ?? [];
  const [forum] = of(lines, 'forum');
  const one = of(lines, 'case').at(-1);
  if (forum === undefined || one === undefined) throw new Error('no forum');

  it('has no case behind it', () => {
    const told = found(lines.toSpliced(forum.at + 1, 0, one.line));
    expect(told).toEqual([{ kind: 'reordered', place: 'case', line: forum.at + 2 }]);
  });

  it('does not follow the end', () => {
    expect(found([...lines, forum.line])).toEqual([{ kind: 'inserted', place: 'minutes', line: lines.length + 1 }]);
  });
});

describe('a case of a forum in which something else is wrong', () => {
  it('is accused of that alone: what its acts say of motions proves nothing', () => {
    const applied = [...makeClean(24, 'test')].flatMap((city) =>
      of(city.lines, 'act').flatMap(({ line }) => {
        const { document, envelope } = line;
        const names = document.kind === 'whole' && JSON.stringify(document.body).includes('motionDigest');
        return names && envelope.act === 'motion-applied' ? [{ city, line }] : [];
      }),
    );
    const [one] = applied;
    if (one === undefined) throw new Error('no motion was carried');
    const { lines } = one.city;
    const { employeeId } = one.line;
    const scored = of(lines, 'act').find(
      ({ line }) => line.employeeId === employeeId && line.envelope.act === 'scored',
    );
    if (scored === undefined) throw new Error('nobody was scored');
    const document = { kind: 'whole', body: { text: 'forged' } } as const;
    expect(found(lines.with(scored.at, { ...scored.line, document }))).toEqual([
      { kind: 'changed', place: 'document', line: scored.at + 1, employeeId, seq: scored.line.envelope.seq },
    ]);
  });
});
