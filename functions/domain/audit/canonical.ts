const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Nearly every text of a document; in one of these JSON escapes nothing. */
const plain = /^[ !#-[\]-~]*$/;
const textOf = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text));

/** More of them are left to `sort`, whose own lists then cost less than putting each in its place. */
const few = 24;
const namesOf = (value: object): string[] => {
  const names = Object.keys(value);
  if (names.length > few) return names.sort();
  for (let i = 1; i < names.length; i++) {
    const name = names[i] ?? '';
    let at = i;
    for (; at > 0; at--) {
      const before = names[at - 1] ?? '';
      if (before <= name) break;
      names[at] = before;
    }
    names[at] = name;
  }
  return names;
};

/**
 * One text for one value: object keys sorted by UTF-16 code units, no white space, undefined members left out (RFC 8785).
 * Throws a TypeError for what JSON cannot hold exactly: functions, symbols, bigints, non-finite numbers.
 */
export const canonicalJson = (value: unknown): string => {
  // One text that grows: every act and every close of a shard passes here several times, and texts of each part were a third of its memory.
  let text = '';
  const write = (part: unknown): void => {
    if (typeof part === 'string') text += textOf(part);
    else if (part === null || typeof part === 'boolean') text += part;
    else if (typeof part === 'number') {
      if (!Number.isFinite(part)) throw new TypeError('a non-finite number has no canonical form');
      text += JSON.stringify(part);
    } else if (Array.isArray(part)) {
      text += '[';
      let between = '';
      for (const member of part) {
        text += between;
        between = ',';
        write(member);
      }
      text += ']';
    } else if (isRecord(part)) {
      text += '{';
      let between = '';
      for (const name of namesOf(part)) {
        const member = part[name];
        if (member === undefined) continue;
        text += `${between}${textOf(name)}:`;
        between = ',';
        write(member);
      }
      text += '}';
    } else throw new TypeError(`${typeof part} has no canonical form`);
  };
  write(value);
  return text;
};
