const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Nearly every text of a document; in one of these JSON escapes nothing. */
const plain = /^[ !#-[\]-~]*$/;
const textOf = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text));

/**
 * One text for one value: object keys sorted by UTF-16 code units, no white space, undefined members left out (RFC 8785).
 * Throws a TypeError for what JSON cannot hold exactly: functions, symbols, bigints, non-finite numbers.
 */
export const canonicalJson = (value: unknown): string => {
  if (typeof value === 'string') return textOf(value);
  if (value === null || typeof value === 'boolean') return `${value}`;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('a non-finite number has no canonical form');
    return JSON.stringify(value);
  }
  // Built up in loops: every act and every close of a shard passes here several times.
  if (Array.isArray(value)) {
    let text = '';
    for (const member of value) text += `${text === '' ? '' : ','}${canonicalJson(member)}`;
    return `[${text}]`;
  }
  if (isRecord(value)) {
    let text = '';
    for (const name of Object.keys(value).sort()) {
      const member = value[name];
      if (member !== undefined) text += `${text === '' ? '' : ','}${textOf(name)}:${canonicalJson(member)}`;
    }
    return `{${text}}`;
  }
  throw new TypeError(`${typeof value} has no canonical form`);
};
