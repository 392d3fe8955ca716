import type { Unit } from './unit.ts';

export type UnitNode = Pick<Unit, 'code' | 'kind' | 'parentCode'>;
export type UnitTreeProblem<N> = { node: N; code: 'unknown-parent' | 'parent-required' | 'parent-cycle' };

const parentsOf = (known: Iterable<UnitNode>, nodes: UnitNode[]): Map<string, string | null> =>
  new Map([...known, ...nodes].map((node) => [node.code, node.parentCode]));

const isBelowItself = (code: string, parentOf: Map<string, string | null>): boolean => {
  const seen = new Set<string>();
  for (let at = parentOf.get(code) ?? null; at !== null && !seen.has(at); at = parentOf.get(at) ?? null) {
    if (at === code) return true;
    seen.add(at);
  }
  return false;
};

const firstProblem = <N extends UnitNode>(known: UnitNode[], nodes: N[]): UnitTreeProblem<N> | null => {
  const parentOf = parentsOf(known, nodes);
  for (const node of nodes) {
    if (node.parentCode === null && node.kind !== 'agency') return { node, code: 'parent-required' };
    if (node.parentCode !== null && !parentOf.has(node.parentCode)) return { node, code: 'unknown-parent' };
  }
  const looping = nodes.findLast((node) => isBelowItself(node.code, parentOf));
  return looping === undefined ? null : { node: looping, code: 'parent-cycle' };
};

/**
 * Which of the new nodes keep the organisation one tree: every parent is known or among them, and nobody stands below
 * itself. A refused node may take its children with it, so the rest is looked at again after each.
 */
export const checkUnitTree = <N extends UnitNode>(
  known: UnitNode[],
  nodes: N[],
): { accepted: N[]; refused: UnitTreeProblem<N>[] } => {
  const refused: UnitTreeProblem<N>[] = [];
  let accepted = nodes;
  for (;;) {
    const problem = firstProblem(known, accepted);
    if (problem === null) return { accepted, refused };
    refused.push(problem);
    accepted = accepted.filter((node) => node !== problem.node);
  }
};
