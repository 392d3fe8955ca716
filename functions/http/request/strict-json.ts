import { type FieldProblem, refuse } from '../../domain/refusal.ts';

/** Deeper nesting than any body of ours has; a guard for every recursive reader behind the edge. */
export const maximumDepth = 64;

type Frame = { kind: 'object'; keys: Set<string>; at: string; expectsKey: boolean } | { kind: 'array'; index: number };

const escaped = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');
const pointerOf = (frames: Frame[]): string =>
  frames.map((f) => `/${f.kind === 'object' ? escaped(f.at) : f.index}`).join('');

const broken = (problem: FieldProblem): never => refuse('invalid-body', { detail: problem.detail, fields: [problem] });

/** Index of the quote that ends the string starting at `start`; the text is known to be valid JSON. */
const endOfString = (text: string, start: number): number => {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
};

const checkString = (value: string, frames: Frame[]): void => {
  if (value.includes('\0'))
    broken({ pointer: pointerOf(frames), code: 'nul-character', detail: 'Text must not contain the character NUL.' });
  if (!value.isWellFormed())
    broken({ pointer: pointerOf(frames), code: 'unpaired-surrogate', detail: 'Text holds half of a surrogate pair.' });
};

const numeral = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Index of the last sign of the number that starts at `start`. */
const endOfNumber = (text: string, start: number, frames: Frame[]): number => {
  numeral.lastIndex = start;
  const found = numeral.exec(text)?.[0] ?? '';
  if (!Number.isFinite(Number(found)))
    broken({ pointer: pointerOf(frames), code: 'number-too-large', detail: 'The number is beyond every number.' });
  return start + found.length - 1;
};

const enterKey = (frame: Extract<Frame, { kind: 'object' }>, name: string, frames: Frame[]): void => {
  frame.at = name;
  frame.expectsKey = false;
  checkString(name, frames);
  if (name === '__proto__')
    broken({ pointer: pointerOf(frames), code: 'unrecognized_keys', detail: 'This name is not allowed.' });
  if (frame.keys.has(name))
    broken({ pointer: pointerOf(frames), code: 'duplicate-key', detail: 'This name appears twice in one object.' });
  frame.keys.add(name);
};

const open = (frames: Frame[], frame: Frame): void => {
  if (frames.length >= maximumDepth)
    broken({ pointer: '', code: 'too-deep', detail: `The body is nested deeper than ${maximumDepth} levels.` });
  frames.push(frame);
};

const next = (frame: Frame | undefined): void => {
  if (frame?.kind === 'array') frame.index += 1;
  if (frame?.kind === 'object') frame.expectsKey = true;
};

/** Walks the tokens of text that `JSON.parse` has accepted, for what `JSON.parse` lets pass. */
const checkTokens = (text: string): void => {
  const frames: Frame[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const top = frames.at(-1);
    switch (text[at]) {
      case '{':
        open(frames, { kind: 'object', keys: new Set(), at: '', expectsKey: true });
        break;
      case '[':
        open(frames, { kind: 'array', index: 0 });
        break;
      case '}':
      case ']':
        frames.pop();
        break;
      case ',':
        next(top);
        break;
      case '"': {
        const end = endOfString(text, at);
        const value = String(JSON.parse(text.slice(at, end + 1)));
        if (top?.kind === 'object' && top.expectsKey) enterKey(top, value, frames);
        else checkString(value, frames);
        at = end;
        break;
      }
      default:
        if (/[-\d]/.test(text.charAt(at))) at = endOfNumber(text, at, frames);
    }
  }
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return refuse('invalid-body', {
      detail: 'The body is not JSON.',
      fields: [{ pointer: '', code: 'invalid-json', detail: 'The body is not JSON.' }],
    });
  }
};

/**
 * Reads JSON as RFC 8259 with I-JSON's limits (RFC 7493): no name twice in an object, no unpaired surrogate; and no NUL,
 * no `__proto__`, at most {@link maximumDepth} levels. Two readers of one body must never see two different bodies.
 */
export const parseStrictJson = (text: string): unknown => {
  const value = parse(text);
  checkTokens(text);
  return value;
};
