import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { MutantResult } from '@stryker-mutator/api/core';

const short = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 70);

const originalOf = ({ fileName, location: { start, end } }: MutantResult): string => {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return short(
    lines
      .map((line, i) => line.slice(i === 0 ? start.column - 1 : 0, i === last ? end.column - 1 : undefined))
      .join(' '),
  );
};

const compare = (a: MutantResult, b: MutantResult): number =>
  a.fileName === b.fileName
    ? a.location.start.line - b.location.start.line || a.location.start.column - b.location.start.column
    : a.fileName < b.fileName
      ? -1
      : 1;

/** One line for each mutant that no judge noticed: where, how it was made, and what became of what. */
export const survivorsIn = (results: readonly MutantResult[]): string[] =>
  results
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .sort(compare)
    .map((one) => {
      const { line, column } = one.location.start;
      const at = `${relative(process.cwd(), one.fileName)}:${line}:${column}`;
      const uncovered = one.status === 'NoCoverage' ? ' (uncovered)' : '';
      return `${at} ${one.mutatorName}${uncovered}: ${originalOf(one)} -> ${short(one.replacement ?? '')}`;
    });

const folder = 'docs/mutation';

/** Puts the survivors of a group into their file, in the place of those of its last run. */
export const writeSurvivors = (name: string, results: readonly MutantResult[]): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    `${folder}/${name}.txt`,
    survivorsIn(results)
      .map((line) => `${line}\n`)
      .join(''),
  );
};
