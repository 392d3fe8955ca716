import { registerHooks } from 'node:module';

/** A change of the text of a file under `functions/`, made as it is loaded. */
export type Change = { file: string; from: string; to: string };

const sourceOf = (source: unknown): string =>
  source instanceof Uint8Array || source instanceof ArrayBuffer
    ? Buffer.from(new Uint8Array(source)).toString()
    : String(source);

/** From here on these files are loaded as changed. A text that is not there once, and exactly once, is an error. */
export const plant = (changes: readonly Change[]): { unused(): string[] } => {
  const used = new Set<string>();
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      const mine = changes.filter(({ file }) => url.endsWith(`/functions/${file}`));
      if (mine.length === 0) return loaded;
      let text = sourceOf(loaded.source);
      for (const { file, from, to } of mine) {
        if (text.split(from).length !== 2) throw new Error(`${file} does not hold this text once: ${from}`);
        text = text.replace(from, () => to);
        used.add(file);
      }
      return { ...loaded, source: text };
    },
  });
  return { unused: () => changes.map(({ file }) => file).filter((file) => !used.has(file)) };
};

/** Two shards for eight people instead of one for five hundred: what spans shards has to be seen. */
export const smallShards: Change = {
  file: 'domain/cycle/sharding.ts',
  from: 'const employeesPerShard = 500;',
  to: 'const employeesPerShard = 4;',
};
