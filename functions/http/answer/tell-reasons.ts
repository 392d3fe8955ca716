import { fieldTitle } from '../../contracts/field-texts.ts';
import type { Language } from '../../contracts/language.ts';
import { particularIn } from '../../contracts/particulars/particular-in.ts';

type Reasoned = { code: string; reason: string };

/** Why something of an answer was refused, in the reader's language: the particular, or at least what its code means. */
export const tellReason = <T extends Reasoned>(one: T, language: Language): T => ({
  ...one,
  reason: particularIn(one.reason, language) ?? fieldTitle(one.code, language),
});

/** The report of an import with the reasons of its rows in the reader's language. */
export const tellReport = <R extends { refused: Reasoned[] }>(report: R, language: Language): R => ({
  ...report,
  refused: report.refused.map((row) => tellReason(row, language)),
});
