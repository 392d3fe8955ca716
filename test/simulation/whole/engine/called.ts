import { registerHooks } from 'node:module';

/** The factories of use cases whose product was called; filled by the code that `watchUseCases` puts into their files. */
export const called = new Set<string>();
/** Every factory of a file that was loaded. */
export const known = new Set<string>();

const declaration = /^export const (create[A-Z]\w*) =/gm;

/** The factory by another name, and under its own one that notes when what it made is called. Nothing above changes its line. */
const watched = (name: string): string => `
known.add('${name}');
export const ${name} = (...parts) => {
  const made = ${name}Itself(...parts);
  return typeof made !== 'function' ? made : (...input) => {
    called.add('${name}');
    return made(...input);
  };
};`;

/** From here on the files of use cases are loaded so that they tell which of them were called. */
export const watchUseCases = (): void => {
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      if (!/\/functions\/usecases\/.*\.ts$/.test(url)) return loaded;
      const text = Buffer.from(loaded.source instanceof Uint8Array ? loaded.source : String(loaded.source)).toString();
      const names = [...text.matchAll(declaration)].map(([, name = '']) => name);
      if (names.length === 0) return loaded;
      const renamed = text.replaceAll(declaration, (_, name) => `const ${name}Itself =`);
      const head = `\nimport { called, known } from '${import.meta.url}';`;
      return { ...loaded, source: `${renamed}${head}${names.map(watched).join('')}` };
    },
  });
};
