import { errorTable } from '../../contracts/errors.ts';
import { fieldTitle } from '../../contracts/field-texts.ts';
import type { Language } from '../../contracts/language.ts';
import { particularIn } from '../../contracts/particulars/particular-in.ts';
import { type Problem, problemType } from '../../contracts/problem.ts';
import type { Refusal } from '../../domain/refusal.ts';

type Occurrence = {
  refusal: Refusal;
  language: Language;
  /** Path of the request. */
  instance: string;
  /** The refusal's deadline as RFC 3339 with the agency's offset. */
  deadline: string | null;
};

const deadlineText = (deadline: string, language: Language): string =>
  language === 'id' ? `Batas waktunya ${deadline}.` : `The deadline is ${deadline}.`;

/** In the reader's language; what has no words in it yet stays in English beside the title and the fields' titles. */
const told = (particular: string, language: Language): string => particularIn(particular, language) ?? particular;

const detailOf = ({ refusal, language, deadline }: Occurrence): string | undefined => {
  const { detail: particular } = refusal;
  const parts = [
    particular === undefined ? undefined : told(particular, language),
    deadline === null ? undefined : deadlineText(deadline, language),
  ];
  const detail = parts.filter((part) => part !== undefined).join(' ');
  return detail === '' ? undefined : detail;
};

/**
 * The problem document of a refusal. `not-found` says nothing particular, so that something foreign answers exactly like
 * something absent.
 */
export const problemDocument = (occurrence: Occurrence): Problem => {
  const { refusal, language, instance, deadline } = occurrence;
  const { status, whoCanFix, title } = errorTable[refusal.code];
  const general = {
    type: problemType(refusal.code),
    title: title[language],
    status,
    code: refusal.code,
    instance,
    whoCanFix: refusal.whoCanFix ?? whoCanFix,
  };
  if (refusal.code === 'not-found') return general;
  const detail = detailOf(occurrence);
  const fields = refusal.fields?.map((f) => ({
    ...f,
    detail: told(f.detail, language),
    title: fieldTitle(f.code, language),
  }));
  return {
    ...refusal.extra,
    ...general,
    ...(detail === undefined ? {} : { detail }),
    ...(deadline === null ? {} : { deadline }),
    ...(fields === undefined ? {} : { fields }),
  };
};
