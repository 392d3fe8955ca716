import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appraiserLoop } from '../../../functions/domain/directory/appraiser-loop.ts';
import { checkUnitTree, type UnitNode } from '../../../functions/domain/directory/check-unit-tree.ts';

const nodes = fc.uniqueArray(
  fc.record({ code: fc.constantFrom(...'ABCDEFGH'), parent: fc.option(fc.constantFrom(...'ABCDEFGHX')) }),
  { selector: ({ code }) => code, maxLength: 8 },
);
const nodeOf = ({ code, parent }: { code: string; parent: string | null }): UnitNode => ({
  code,
  kind: parent === null ? 'agency' : 'unit',
  parentCode: parent,
});

describe('the tree of units', () => {
  it('is what is left of any list: every chain of parents ends at the top', () => {
    fc.assert(
      fc.property(nodes, (sketches) => {
        const input = sketches.map(nodeOf);
        const { accepted, refused } = checkUnitTree([], input);
        const parentOf = new Map(accepted.map((n) => [n.code, n.parentCode]));
        expect(accepted.length + refused.length).toBe(input.length);
        for (const { code } of accepted) {
          let at: string | null | undefined = code;
          for (let steps = 0; at !== null && steps <= accepted.length; steps++) {
            expect(parentOf.has(at)).toBe(true);
            at = parentOf.get(at) ?? null;
          }
          expect(at).toBeNull();
        }
      }),
    );
  });

  it('refuses nothing of a tree that is whole', () => {
    const whole = [
      { code: 'B', kind: 'unit', parentCode: 'A' },
      { code: 'A', kind: 'agency', parentCode: null },
    ] as const;
    expect(checkUnitTree([], [...whole])).toEqual({ accepted: [...whole], refused: [] });
  });

  it('may move a whole branch below its own former child in one list', () => {
    const known: UnitNode[] = [
      { code: 'A', kind: 'agency', parentCode: null },
      { code: 'B', kind: 'unit', parentCode: 'A' },
      { code: 'C', kind: 'unit', parentCode: 'B' },
    ];
    const swapped: UnitNode[] = [
      { code: 'B', kind: 'unit', parentCode: 'C' },
      { code: 'C', kind: 'unit', parentCode: 'A' },
    ];
    expect(checkUnitTree(known, swapped).refused).toEqual([]);
  });
});

describe('the chain of appraisers', () => {
  it.each([
    ['none in a chain that ends', { a: 'b', b: 'c' }, null],
    ['two who appraise each other', { a: 'b', b: 'a' }, ['a', 'b']],
    ['a loop that the start only leads into', { a: 'b', b: 'c', c: 'b' }, ['b', 'c']],
    ['one who appraises himself', { a: 'a' }, ['a']],
  ])('%s', (_, edges: Record<string, string>, loop) => {
    expect(appraiserLoop(['a'], (id) => edges[id] ?? null)).toEqual(loop);
  });

  it('is found exactly where following it never ends', () => {
    const graph = fc.array(fc.option(fc.integer({ min: 0, max: 6 })), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(graph, (next) => {
        const appraiserOf = (id: string): string | null => {
          const to = next[Number(id)] ?? null;
          return to === null ? null : String(to);
        };
        const endless = next.some((_, start) => {
          let at: string | null = String(start);
          for (let steps = 0; at !== null && steps < 8; steps++) at = appraiserOf(at);
          return at !== null;
        });
        const loop = appraiserLoop(
          next.map((_, id) => String(id)),
          appraiserOf,
        );
        expect(loop !== null).toBe(endless);
        loop?.forEach((id, i) => {
          expect(appraiserOf(id)).toBe(loop[(i + 1) % loop.length]);
        });
      }),
    );
  });
});
