import { readFileSync, writeFileSync } from 'node:fs';
import type { MutantResult } from '@stryker-mutator/api/core';

/*
 * After tests were added, and nothing else changed, what was killed stays killed: only what survived the last run has to be tried
 * again. The report of the last run is brought up to date and has the figures of both.
 */

type Mutant = Pick<MutantResult, 'location' | 'mutatorName' | 'replacement' | 'status'>;
type Report = { files: Record<string, { mutants: Mutant[] }> };

export const reportOf = (name: string): string => `out/mutation/${name}.json`;

const readReport = (name: string): Report => JSON.parse(readFileSync(reportOf(name), 'utf8'));
const isLeft = ({ status }: Mutant): boolean => status === 'Survived' || status === 'NoCoverage';

/** Where what survived stands, as Stryker wants it: columns from 0. */
export const rangesLeft = (name: string): string[] =>
  Object.entries(readReport(name).files).flatMap(([file, { mutants }]) =>
    mutants
      .filter(isLeft)
      .map(({ location: { start, end } }) => `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`),
  );

const keyOf = (file: string, { location, mutatorName, replacement }: Mutant): string =>
  JSON.stringify([file, location.start, location.end, mutatorName, replacement]);

/** Everything that the last run tried, with what became of it now where it was tried again. */
export const withLast = (name: string, results: readonly MutantResult[]): MutantResult[] => {
  const report = readReport(name);
  const [one] = results;
  if (one === undefined) throw new Error('nothing was tried');
  const at = (fileName: string): string => fileName.slice(process.cwd().length + 1);
  const fresh = new Map(results.map((result) => [keyOf(at(result.fileName), result), result.status]));
  const merged: MutantResult[] = [];
  for (const [file, { mutants }] of Object.entries(report.files))
    for (const mutant of mutants) {
      const status = fresh.get(keyOf(file, mutant));
      if (isLeft(mutant) && status !== undefined) mutant.status = status;
      merged.push({ ...one, ...mutant, fileName: `${process.cwd()}/${file}` });
    }
  writeFileSync(reportOf(name), JSON.stringify(report));
  return merged;
};
