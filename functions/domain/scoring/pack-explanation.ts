import type { Explanation } from './explanation.ts';

/**
 * A tree as it is stored: without what a reader has beside it. The links of an indicator stand with the realisation, and
 * the journal stands with the inputs of the result; each started KB of a result is billed twice. All else stays as it was
 * emitted, so that an auditor reads it without a key; the store deflates what repeats.
 */
export type PackedExplanation = Omit<Explanation, 'evidence' | 'inputs'> & {
  /** The links, or where they stand. */
  evidence?: string[] | 'realisation' | 'inputs';
  inputs?: PackedExplanation[];
};

/** What stands beside a stored tree. */
export type Beside = {
  /** Links that the employee gave for an indicator. */
  evidenceOf?: (indicatorId: string) => readonly string[];
  /** The node of the journal, as the inputs of the result give it. */
  journal?: Explanation;
};

/** A stored tree leaves something out that does not stand beside it. */
export class MissingBesideError extends Error {
  constructor(what: string) {
    super(`a stored tree leaves out its ${what}, which is not beside it`);
    this.name = 'MissingBesideError';
  }
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

const sameNode = (a: Explanation, b: Explanation | undefined): boolean =>
  b !== undefined && a.code === b.code && JSON.stringify(a) === JSON.stringify(b);

const evidenceOf = ({ evidence, subject }: Explanation, beside: Beside): Pick<PackedExplanation, 'evidence'> => {
  if (evidence === undefined) return {};
  const links = subject === undefined ? undefined : beside.evidenceOf?.(subject);
  return links !== undefined && sameList(evidence, links) ? { evidence: 'realisation' } : { evidence };
};

/** A tree to be stored; `unpackExplanation` with the same things beside it gives the same tree again. */
export const packExplanation = (node: Explanation, beside: Beside = {}): PackedExplanation => {
  if (sameNode(node, beside.journal)) return { code: node.code, value: null, unit: node.unit, evidence: 'inputs' };
  const { evidence: _, inputs, ...rest } = node;
  return {
    ...rest,
    ...evidenceOf(node, beside),
    ...(inputs === undefined ? {} : { inputs: inputs.map((input) => packExplanation(input, beside)) }),
  };
};

const unpackEvidence = ({ evidence, subject }: PackedExplanation, beside: Beside): Pick<Explanation, 'evidence'> => {
  if (Array.isArray(evidence)) return { evidence };
  const links = evidence === 'realisation' && subject !== undefined ? (beside.evidenceOf?.(subject) ?? []) : [];
  return links.length === 0 ? {} : { evidence: [...links] };
};

/** A stored tree as the calculation emitted it. Without the realisation beside it, it is whole but for the links. */
export const unpackExplanation = (packed: PackedExplanation, beside: Beside = {}): Explanation => {
  if (packed.evidence === 'inputs') {
    if (beside.journal === undefined) throw new MissingBesideError('journal');
    return beside.journal;
  }
  const { evidence: _, inputs, ...rest } = packed;
  return {
    ...rest,
    ...unpackEvidence(packed, beside),
    ...(inputs === undefined ? {} : { inputs: inputs.map((input) => unpackExplanation(input, beside)) }),
  };
};
