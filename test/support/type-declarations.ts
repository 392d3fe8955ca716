/** A type alias, or a constant that types are taken from, reduced to its tokens: formatting and comments do not count. */
export type Declaration = { name: string; file: string; tokens: string[] };

const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|=>|[A-Za-z_$][\w$]*|\d[\w.]*|\S/g;
const tokensOf = (text: string): string[] =>
  (text.match(token) ?? []).filter((one) => !one.startsWith('//') && !one.startsWith('/*'));

const opening = ['{', '(', '[', '<'];
const closing = ['}', ')', ']', '>'];

/** Index after the `;` that ends the statement which starts at `from`. */
const endOfStatement = (tokens: readonly string[], from: number): number => {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    const one = tokens[at] ?? '';
    if (opening.includes(one)) depth += 1;
    if (closing.includes(one)) depth -= 1;
    if (one === ';' && depth === 0) return at + 1;
  }
  return tokens.length;
};

/** Separators that the formatter adds or leaves out as lines break: a leading `|`, a last `;` or `,`. */
const isLayout = (tokens: readonly string[], at: number): boolean => {
  const [before = '', one = '', after = ''] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (one === '|') return ['=', '(', ':', '<', '&', ','].includes(before);
  return (one === ';' || one === ',') && (after === '' || closing.includes(after));
};

/** Every `type X = ...;` and `const x = ... as const;` of a source text. */
export const declarationsOf = (file: string, text: string): Declaration[] => {
  const tokens = tokensOf(text);
  return tokens.flatMap((keyword, at): Declaration[] => {
    const [previous = '', name = '', then = ''] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
    const starts = ['', ';', 'export', '}'].includes(previous);
    if (!starts || !/^[A-Za-z]/.test(name)) return [];
    const statement = tokens.slice(at, endOfStatement(tokens, at));
    const isType = keyword === 'type' && (then === '=' || then === '<');
    const isList = keyword === 'const' && statement.slice(-3, -1).join(' ') === 'as const';
    if (!isType && !isList) return [];
    return [{ name, file, tokens: statement.filter((_, index) => !isLayout(statement, index)) }];
  });
};
