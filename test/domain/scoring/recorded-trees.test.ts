import { describe, expect, it } from 'vitest';
import { recordedLines, treeLines } from './tree-lines.ts';

/*
 * What people read about their result, node by node: every code, formula, source, symbol and piece of evidence. After a change that is
 * meant, read what it changes: `node test/domain/scoring/write-trees.ts` and the difference in git.
 */
describe('the trees that were recorded', () => {
  it('are given again, line by line', () => {
    const [now, recorded] = [treeLines(), recordedLines()];
    const differs = now.findIndex((line, at) => line !== recorded[at]);
    expect(now.slice(Math.max(0, differs), differs + 1)).toEqual(recorded.slice(Math.max(0, differs), differs + 1));
    expect(now).toHaveLength(recorded.length);
  });
});
