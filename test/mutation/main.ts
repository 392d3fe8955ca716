import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { rangesLeft, reportOf, withLast } from './again.ts';
import { type Figures, figuresOf, scoreOf, writeFigures } from './figures.ts';
import { groups, judgesOf, tooLongTests } from './groups.ts';
import { survivorsIn, writeSurvivors } from './survivors.ts';

/*
 * npm run mutation [-- [--again] [--processes 2] group ...]     all groups, or those named; figures and survivors go to
 *     docs/mutation.md and beside it. --again: only what survived the last run, once tests were added.
 */
const { values, positionals: named } = parseArgs({
  allowPositionals: true,
  options: { again: { type: 'boolean', default: false }, processes: { type: 'string', default: '1' } },
});
const { again } = values;
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
  const tried = await new Stryker({
    mutate: again ? rangesLeft(name) : group.mutate,
    testRunner: 'in-process',
    judges,
    tooLongTests,
    plugins: [new URL('runner.ts', import.meta.url).pathname, new URL('ignore-texts.ts', import.meta.url).pathname],
    ignorers: ['texts'],
    coverageAnalysis: 'perTest',
    concurrency: Number(values.processes),
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: again ? `out/mutation/${name}-again.json` : reportOf(name) },
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
  const results = again ? withLast(name, tried) : tried;
  for (const line of survivorsIn(results)) console.log(line);
  writeSurvivors(name, results);
  const figures: Figures = figuresOf(results);
  writeFigures(name, figures);
  console.log(`${name}: ${JSON.stringify(figures)} ${scoreOf(figures)} %`);
}
