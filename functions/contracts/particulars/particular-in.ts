import { ownOf } from '../../domain/own-of.ts';
import type { Language } from '../language.ts';
import { refusalDetails } from './refusal-details.ts';
import { rowReasons } from './row-reasons.ts';
import { words } from './words.ts';

type Template = { parts: string[]; pattern: RegExp; told: string };

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const plain = new Map<string, string>();
const templates: Template[] = [];
for (const [en, id] of [...refusalDetails, ...rowReasons]) {
  const parts = en.split('{}');
  if (parts.length === 1) plain.set(en, id);
  else templates.push({ parts, pattern: new RegExp(`^${parts.map(escaped).join('(.+?)')}$`, 's'), told: id });
}

/** The most said in fixed words wins: `No such case.` before `No such {}.`. */
templates.sort((a, b) => b.parts.join('').length - a.parts.join('').length);

/** What is filled in may be a list of names that have words of their own, or another particular. */
const filledIn = (value: string): string =>
  indonesian(value) ??
  value
    .split(', ')
    .map((one) => ownOf(words, one) ?? one)
    .join(', ');

const indonesian = (text: string): string | null => {
  const whole = plain.get(text);
  if (whole !== undefined) return whole;
  for (const { pattern, told } of templates) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const values = found.slice(1).map(filledIn);
    return told.split('{}').reduce((said, part, i) => `${said}${values[i - 1] ?? ''}${part}`);
  }
  return null;
};

/**
 * A particular in the reader's language. Rules word theirs in English, beside a code that programs read; here it gets its
 * Indonesian words.
 *
 * @returns null where there are none: the caller has a text for the code
 */
export const particularIn = (text: string, language: Language): string | null =>
  language === 'en' ? text : indonesian(text);
