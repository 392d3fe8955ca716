import { readFileSync } from 'node:fs';
import { evaluationCycleDefinition } from './definition.ts';
import { mermaidOf, positionTableOf } from './diagram.ts';

export const readmeFile = new URL('../../../workflows/README.md', import.meta.url);

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. */
const fill = (text: string, name: string, content: string): string => {
  const begin = `<!-- ${name} -->`;
  const end = `<!-- /${name} -->`;
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`workflows/README.md has no place for "${name}"`);
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
};

/** The README of the state machine with its generated parts as the file of the machine has them now. */
export const currentReadme = (): string => {
  const definition = evaluationCycleDefinition();
  const text = readFileSync(readmeFile, 'utf8');
  const withDiagram = fill(text, 'diagram', `\`\`\`mermaid\n${mermaidOf(definition)}\n\`\`\``);
  return fill(withDiagram, 'positions', positionTableOf(definition));
};
