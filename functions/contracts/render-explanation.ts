import type { Explanation } from '../domain/scoring/explanation.ts';
import { partShares } from '../domain/scoring/part-shares.ts';
import { explanationLine, reasonTexts, stepTexts, subjectTexts, valueText } from './explanation-texts.ts';
import type { Language } from './language.ts';
import { formulaText, roundingText, sourceText, symbolText } from './term-texts.ts';

type Texts = Record<Language, string>;

/** A node as a reader opens it: everything that the calculation said about it, in both languages. */
export type RenderedExplanation = {
  code: string;
  subject?: string;
  /** What the subject is called: the text of the indicator or work result, the name of the value or source. */
  about?: Texts;
  title: Texts;
  value: string | null;
  shown: Texts;
  unit: string;
  weight?: string;
  /** Percent that it counts among the parts beside it. */
  share?: string;
  formula?: Texts;
  symbols?: { symbol: string; value: string; meaning: Texts }[];
  before?: string;
  exact?: string;
  rounding?: Texts;
  source?: Texts;
  reason?: Texts;
  evidence?: string[];
  /** All of it as one line. */
  line: Texts;
  inputs?: RenderedExplanation[];
};

/** Texts of work results and indicators by their ids, as the person's plan has them. */
export type SubjectNames = ReadonlyMap<string, string>;

const inBoth = (of: (language: Language) => string): Texts => ({ id: of('id'), en: of('en') });

const nameOf = (subject: string, names: SubjectNames): Texts | undefined => {
  const own = names.get(subject);
  return own === undefined ? subjectTexts.get(subject) : inBoth(() => own);
};

const symbolsOf = (symbols: Record<string, string>): RenderedExplanation['symbols'] =>
  Object.entries(symbols).map(([symbol, value]) => ({ symbol, value, meaning: symbolText(symbol) }));

const render = (node: Explanation, share: string | null, names: SubjectNames): RenderedExplanation => {
  const { formula, symbols, rounding, source, reason, evidence, inputs, subject } = node;
  const about = subject === undefined ? undefined : nameOf(subject, names);
  const shares = partShares(inputs ?? []);
  const isNumeric = node.code === 'numeric-predicate';
  return {
    code: node.code,
    ...(subject === undefined ? {} : { subject }),
    ...(about === undefined ? {} : { about }),
    title: stepTexts[node.code],
    value: node.value,
    shown: inBoth((language) => valueText(node, language)),
    unit: node.unit,
    ...(node.weight === undefined ? {} : { weight: node.weight }),
    ...(share === null ? {} : { share }),
    ...(formula === undefined ? {} : { formula: inBoth((language) => formulaText(formula, isNumeric, language)) }),
    ...(symbols === undefined ? {} : { symbols: symbolsOf(symbols) ?? [] }),
    ...(node.before === undefined ? {} : { before: node.before }),
    ...(node.exact === undefined ? {} : { exact: node.exact }),
    ...(rounding === undefined ? {} : { rounding: roundingText(rounding) }),
    ...(source === undefined ? {} : { source: sourceText(source) }),
    ...(reason === undefined ? {} : { reason: reasonTexts[reason] }),
    ...(evidence === undefined ? {} : { evidence }),
    line: inBoth((language) => explanationLine(node, language)),
    ...(inputs === undefined ? {} : { inputs: inputs.map((input, i) => render(input, shares[i] ?? null, names)) }),
  };
};

/** The tree of a calculation in words, in Indonesian and English at once: whoever shows it chooses. */
export const renderExplanation = (tree: Explanation, names: SubjectNames = new Map()): RenderedExplanation =>
  render(tree, null, names);
