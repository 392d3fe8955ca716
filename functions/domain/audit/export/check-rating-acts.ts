import type { ActKind } from '../../case/act.ts';
import type { CheckedCase, CrossFinding } from './cross-check.ts';
import type { JudgedAct } from './judge-chain.ts';

/** Acts that make a version of a result; a rating changes by no other (SE 3/2023; PP 30/2019 art. 59), or where a phase was reopened before the forum. */
const making: readonly ActKind[] = ['scored', 'scored-again', 'motion-applied', 'objection-decided'];

const fieldOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? Object.entries(body).find(([key]) => key === name)?.[1] : undefined;

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

const problemOf = (act: ActKind, body: unknown, versions: number, seen: readonly ActKind[]): string | null => {
  const makes = isText(fieldOf(body, 'predicate'));
  if (makes && !making.includes(act)) return `the act ${act} may not make a rating`;
  if (act === 'scored' && makes && versions > 0) return 'scored again: a rating that stood was replaced';
  if (act === 'scored-again' && makes && !seen.includes('phase-closed-again'))
    return 'scored again though no phase of the case was reopened';
  if (act === 'scored-again' && makes && seen.includes('motion-applied'))
    return 'scored again after the forum had spoken';
  if (
    act === 'motion-applied' &&
    makes &&
    !(isText(fieldOf(body, 'motionId')) && isText(fieldOf(body, 'motionDigest')))
  )
    return 'a rating changed without naming the motion that carried it';
  const decided = act === 'decided' ? fieldOf(body, 'version') : undefined;
  if (typeof decided === 'number' && versions > 0 && decided !== versions)
    return `version ${decided} was decided, ${versions} stood`;
  return null;
};

/**
 * No rating changes but by a carried motion, an upheld objection, or a reopened phase, and what was decided is what stood. That the motion itself was
 * carried by those entitled is shown by the minutes (`checkMotions`). Says nothing where the export has digests alone.
 */
export const checkRatingActs = ({ acts }: CheckedCase): CrossFinding[] => {
  const findings: CrossFinding[] = [];
  let versions = 0;
  const seen: ActKind[] = [];
  for (const { envelope, document } of acts satisfies readonly JudgedAct[]) {
    seen.push(envelope.act);
    if (document.kind !== 'whole') continue;
    const note = problemOf(envelope.act, document.body, versions, seen);
    if (note !== null) findings.push({ seq: envelope.seq, note });
    if (isText(fieldOf(document.body, 'predicate'))) versions += 1;
  }
  return findings;
};
