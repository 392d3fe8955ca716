import { errorTable } from '../../functions/contracts/errors.ts';
import { problem } from '../../functions/contracts/problem.ts';
import type { Answer } from './edge.ts';
import { strangerKey } from './values-hostile.ts';

/** DynamoDB's limit of an item, in bytes. */
const itemBytes = 400 * 1024;
const keyBytes = 1024;

const tellTale = /\n\s+at |node_modules|file:\/\/|\.ts:\d|\/functions\/|ZodError|TypeError|RangeError|SyntaxError/;

const problemFaults = ({ status, headers, text }: Answer): string[] => {
  if (!headers['content-type']?.startsWith('application/problem+json'))
    return ['a refusal that is no problem document'];
  const parsed = problem.safeParse(JSON.parse(text));
  if (!parsed.success) return ['a refusal that is no problem document'];
  const { code } = parsed.data;
  return errorTable[code].status === status && parsed.data.status === status
    ? []
    : [`the code ${code} with another status`];
};

export type Outcome = { answer: Answer; changed: { pk: string; sk: string; text: string }[] };

/** What is wrong with the answer to a hostile request; empty where nothing is. */
export const faultsOf = ({ answer, changed }: Outcome, sent: { method: string; stranger: boolean }): string[] => {
  const faults: string[] = [];
  if (answer.status >= 500) faults.push('a fault (5xx)');
  if (tellTale.test(answer.text)) faults.push('a stack trace or a source path in an answer');
  if (answer.status >= 300 && sent.method !== 'HEAD') faults.push(...problemFaults(answer));
  // A request is counted before it is judged where a limit says so.
  const written = changed.filter(({ pk }) => !pk.includes('#rate#'));
  if (answer.status >= 300 && written.length > 0) faults.push('written by a refused request');
  if (written.some(({ text }) => text.includes(strangerKey))) faults.push('an unknown field was stored');
  if (sent.stranger && answer.status < 300 && !/"refused":\[\{/.test(answer.text))
    faults.push('an unknown field was accepted');
  if (written.some(({ text }) => Buffer.byteLength(text) > itemBytes))
    faults.push('an item that the engine would refuse');
  if (
    written.some(({ pk, sk }) => Buffer.byteLength(sk) > keyBytes || Buffer.byteLength(pk) > 2 * keyBytes || sk === '')
  )
    faults.push('a key that the engine would refuse');
  return faults;
};
