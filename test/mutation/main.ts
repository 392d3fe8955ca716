import { readFileSync } from 'node:fs';
import type { MutantResult } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { type Figures, figuresOf, scoreOf, writeFigures } from './figures.ts';
import { groups, judgesOf, tooLongTests } from './groups.ts';

/*
 * npm run mutation [-- group ...]     all groups, or those named; the figures go to docs/mutation.md
 */
const named = process.argv.slice(2);
const unknown = named.filter((name) => !groups.has(name));
if (unknown.length > 0) {
  console.error(`No such group: ${unknown.join(', ')}. There are: ${[...groups.keys()].join(', ')}.`);
  process.exit(2);
}

const show = ({ fileName, location, mutatorName, replacement, status }: MutantResult): string => {
  const line = readFileSync(fileName, 'utf8').split('\n')[location.start.line - 1]?.trim() ?? '';
  const becomes = (replacement ?? '').replace(/\s+/g, ' ').slice(0, 60);
  return `  ${fileName}:${location.start.line}:${location.start.column} ${status} ${mutatorName} -> ${becomes}\n      ${line}`;
};

for (const name of named.length > 0 ? named : groups.keys()) {
  const group = groups.get(name);
  const judges = group === undefined ? [] : judgesOf(group);
  if (group === undefined || judges.length === 0) {
    console.log(`${name}: no tests to judge by`);
    continue;
  }
  const results = await new Stryker({
    mutate: group.mutate,
    testRunner: 'in-process',
    judges,
    tooLongTests,
    plugins: [new URL('runner.ts', import.meta.url).pathname, new URL('ignore-texts.ts', import.meta.url).pathname],
    ignorers: ['texts'],
    coverageAnalysis: 'perTest',
    concurrency: 1,
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: `out/mutation/${name}.json` },
    tempDirName: `out/stryker-${name}`,
    ignorePatterns: ['/data', '/out', '/dist', '/cdk.out', '/infra/aws'],
    // Nothing is built: Node takes the types away.
    tsconfigFile: 'none',
    disableTypeChecks: false,
    // Far more than any of these tests takes, so that a busy machine kills nobody.
    timeoutMS: 3000,
    timeoutFactor: 4,
    warnings: false,
  }).runMutationTest();
  for (const result of results) if (['Survived', 'NoCoverage'].includes(result.status)) console.log(show(result));
  const figures: Figures = figuresOf(results);
  writeFigures(name, figures);
  console.log(`${name}: ${JSON.stringify(figures)} ${scoreOf(figures)} %`);
}
