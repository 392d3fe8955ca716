import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** Two words with a blank between: prose for people. Codes, names and keys of ours hold no blank. */
const prose = /[\p{L}\d})"',.:;)] [\p{L}\d(${"'–]*\p{L}/u;

const member = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;

const textOf = (node: unknown): string | null => {
  if (member(node, 'type') === 'StringLiteral') return String(member(node, 'value'));
  const parts = member(node, 'type') === 'TemplateLiteral' ? member(node, 'quasis') : null;
  return Array.isArray(parts) ? parts.map((part) => String(member(member(part, 'value'), 'raw'))).join('$') : null;
};

/** That a message reads exactly so is judged by nobody; that it is the right message is judged by its code. */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'texts', {
    shouldIgnore: (path) => {
      const text = textOf(member(path, 'node'));
      return text !== null && prose.test(text) ? 'the words of a message' : undefined;
    },
  }),
];
