import { explanationLine } from '../../../../functions/contracts/explanation-texts.ts';
import type { Explanation } from '../../../../functions/domain/scoring/explanation.ts';

/** The tree of a calculation as indented lines, down to the links of the evidence. */
export const explainLines = (node: Explanation, depth = 0): string[] => {
  const indent = '  '.repeat(depth);
  const evidence = (node.evidence ?? []).map((link) => `${indent}    evidence: ${link}`);
  const source = node.source === undefined ? '' : `  {${node.source}}`;
  return [
    `${indent}${explanationLine(node, 'en')}${source}`,
    ...evidence,
    ...(node.inputs ?? []).flatMap((input) => explainLines(input, depth + 1)),
  ];
};
