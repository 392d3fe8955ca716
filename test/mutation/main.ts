import { Stryker } from '@stryker-mutator/core';
import { type Figures, figuresOf, scoreOf, writeFigures } from './figures.ts';
import { groups, judgesOf, tooLongTests } from './groups.ts';
import { survivorsIn, writeSurvivors } from './survivors.ts';

/*
 * npm run mutation [-- group ...]     all groups, or those named; the figures go to docs/mutation.md, the survivors beside it
 */
const named = process.argv.slice(2);
const unknown = named.filter((name) => !groups.has(name));
if (unknown.length > 0) {
  console.error(`No such group: ${unknown.join(', ')}. There are: ${[...groups.keys()].join(', ')}.`);
  process.exit(2);
}

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
  for (const line of survivorsIn(results)) console.log(line);
  writeSurvivors(name, results);
  const figures: Figures = figuresOf(results);
  writeFigures(name, figures);
  console.log(`${name}: ${JSON.stringify(figures)} ${scoreOf(figures)} %`);
}
