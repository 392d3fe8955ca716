import { greater, minus, over, plus, type Q, read, times, versus } from './rational.ts';

/*
 * Reads the formula that a node shows and applies it to the symbols that it shows: whatever the calculation did, this is what
 * it told people that it did.
 */
type Symbols = Readonly<Record<string, string>>;

const tokensOf = (text: string): string[] => text.match(/max|\d+(?:\.\d+)?|[A-Za-z]+|<=|[()+\-/×,:]/g) ?? [];

const symbolValue = (token: string, symbols: Symbols): Q => {
  if (/^\d/.test(token)) return read(token);
  const text = symbols[token];
  if (text === undefined) throw new Error(`the formula speaks of ${token}, which the node does not give`);
  return read(text);
};

type Reader = { peek(): string | undefined; take(expected?: string): string };

const readerOf = (tokens: readonly string[]): Reader => {
  let at = 0;
  return {
    peek: () => tokens[at],
    take: (expected) => {
      const token = tokens[at++];
      if (token === undefined || (expected !== undefined && token !== expected))
        throw new Error(`expected ${expected ?? 'more'} and found ${token}`);
      return token;
    },
  };
};

const factor = (reader: Reader, symbols: Symbols): Q => {
  const token = reader.take();
  if (token === '(') {
    const inner = sum(reader, symbols);
    reader.take(')');
    return inner;
  }
  if (token !== 'max') return symbolValue(token, symbols);
  reader.take('(');
  const first = sum(reader, symbols);
  reader.take(',');
  const second = sum(reader, symbols);
  reader.take(')');
  return greater(first, second);
};

const product = (reader: Reader, symbols: Symbols): Q => {
  let result = factor(reader, symbols);
  for (let token = reader.peek(); token === '×' || token === '/'; token = reader.peek()) {
    reader.take();
    const next = factor(reader, symbols);
    result = token === '×' ? times(result, next) : over(result, next);
  }
  return result;
};

const sum = (reader: Reader, symbols: Symbols): Q => {
  let result = product(reader, symbols);
  for (let token = reader.peek(); token === '+' || token === '-'; token = reader.peek()) {
    reader.take();
    const next = product(reader, symbols);
    result = token === '+' ? plus(result, next) : minus(result, next);
  }
  return result;
};

/** `L <= R <= H: 100`: the value where the condition holds; it must hold, or the calculation named the wrong formula. */
export const applyFormula = (formula: string, symbols: Symbols): Q => {
  const [condition = '', value] = formula.split(': ');
  if (value === undefined) {
    const reader = readerOf(tokensOf(formula));
    const result = sum(reader, symbols);
    if (reader.peek() !== undefined) throw new Error(`the formula goes on with ${reader.peek()}`);
    return result;
  }
  const terms = condition.split(' <= ').map((term) => symbolValue(term, symbols));
  for (const [i, term] of terms.entries()) {
    const next = terms[i + 1];
    if (next !== undefined && versus(term, next) > 0) throw new Error(`${condition} does not hold`);
  }
  return read(value);
};
