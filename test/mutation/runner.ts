import { performance } from 'node:perf_hooks';
import type { MutantCoverage, StrykerOptions } from '@stryker-mutator/api/core';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  type CompleteDryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { expect } from 'vitest';
import { type Collected, createRun } from './collect.ts';
import { createLoadTests } from './load-tests.ts';

/** What the instrumented code reads and writes while it runs. */
type Context = {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: MutantCoverage;
};

declare global {
  var __stryker__: Context | undefined;
}

const context = (): Context => {
  globalThis.__stryker__ ??= {};
  return globalThis.__stryker__;
};

/** As under `requireAssertions`: a test that got round its assertions has not passed. */
const failureOf = async (run: () => Promise<void>): Promise<string | null> => {
  try {
    expect.setState({ assertionCalls: 0 });
    await run();
    return expect.getState().assertionCalls === 0 ? 'no assertion was reached' : null;
  } catch (error) {
    return String(error instanceof Error ? error.message : error).slice(0, 300);
  }
};

const runAll = async (tests: Collected[], stopAtFailure: boolean): Promise<TestResult[]> => {
  const results: TestResult[] = [];
  const run = createRun();
  for (const test of tests) {
    context().currentTestId = test.id;
    const begin = performance.now();
    const failureMessage = await failureOf(() => run.one(test));
    const common = {
      id: test.id,
      name: test.id,
      fileName: test.id.split('#')[0] ?? '',
      timeSpentMs: performance.now() - begin,
    };
    results.push(
      failureMessage === null
        ? { ...common, status: TestStatus.Success }
        : { ...common, status: TestStatus.Failed, failureMessage },
    );
    if (failureMessage !== null && stopAtFailure) break;
  }
  context().currentTestId = undefined;
  await run.leave();
  return results;
};

/**
 * Runs tests in the runner's own process: vitest would begin anew for every mutant, which takes a hundred times as long as the
 * tests themselves.
 */
const createRunner = (options: StrykerOptions): TestRunner => {
  const listOf = (name: string): string[] => (Array.isArray(options[name]) ? options[name].map(String) : []);
  const [files, tooLong] = [listOf('judges'), listOf('tooLongTests')];
  const loadAll = createLoadTests(process.cwd());
  const load = async (): Promise<Map<string, Collected>> => {
    const all = await loadAll(files);
    return new Map([...all].filter(([id]) => !tooLong.some((name) => id.includes(name))));
  };
  let loaded = new Map<string, Collected>();

  const complete = (tests: TestResult[]): CompleteDryRunResult => ({ status: DryRunStatus.Complete, tests });

  const testsUnder = async (mutant: MutantRunOptions): Promise<Collected[]> => {
    if (mutant.mutantActivation === 'static') {
      context().activeMutant = mutant.activeMutant.id;
      return [...(await load()).values()];
    }
    context().activeMutant = mutant.activeMutant.id;
    return (mutant.testFilter ?? []).flatMap((id) => loaded.get(id) ?? []);
  };

  return {
    capabilities: () => ({ reloadEnvironment: true }),
    async init() {
      loaded = await load();
    },
    async dryRun() {
      const tests = await runAll([...loaded.values()], false);
      return { ...complete(tests), mutantCoverage: context().mutantCoverage ?? { static: {}, perTest: {} } };
    },
    async mutantRun(mutant): Promise<MutantRunResult> {
      context().hitCount = mutant.hitLimit === undefined ? undefined : 0;
      context().hitLimit = mutant.hitLimit;
      try {
        const results = await runAll(await testsUnder(mutant), true);
        return toMutantRunResult(determineHitLimitReached(context().hitCount, mutant.hitLimit) ?? complete(results));
      } catch (error) {
        // The modules themselves do not load: no test could pass.
        const failureMessage = String(error).slice(0, 300);
        const name = 'loading the tests';
        return toMutantRunResult(
          complete([{ id: name, name, timeSpentMs: 0, status: TestStatus.Failed, failureMessage }]),
        );
      } finally {
        context().activeMutant = undefined;
      }
    },
  };
};

export const strykerPlugins = [
  declareFactoryPlugin(
    PluginKind.TestRunner,
    'in-process',
    Object.assign(createRunner, { inject: tokens(commonTokens.options) }),
  ),
];
