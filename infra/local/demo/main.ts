import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { stopwatch } from '../../../functions/runtime/clock.ts';
import { JavaMissingError } from '../java.ts';
import { isDebugging } from '../settings.ts';
import { parseDemoArguments } from './arguments.ts';
import { breakGround } from './ground.ts';
import { createProgress } from './progress.ts';

// What was compiled once need not be compiled by the next run.
enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/demo', import.meta.url)));

/** Exit code 0 only if the cycle came to its end and every invariant held. */
const main = async (): Promise<number> => {
  const options = parseDemoArguments(process.argv.slice(2));
  const started = stopwatch();
  const progress = createProgress(process.stdout, () => stopwatch() - started);
  progress.line(`Siklus: one quarterly cycle of Kota Contoh, ${options.employees} employees, seed ${options.seed}`);
  // The engine takes seconds to come up, and so does the code of the whole system: one while the other.
  const ground = breakGround();
  const [{ tellDemo }] = await Promise.all([import('./tell-demo.ts'), ground]);
  return (await tellDemo({ ...options, progress, ground })) ? 0 : 1;
};

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    console.error(`\nStopped by ${signal}; the demo's data are thrown away.`);
    process.exit(130);
  });
try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof JavaMissingError) {
    console.error(error.message);
    process.exit(1);
  }
  console.error(
    `\nThe demo did not come to its end. ${error instanceof Error ? `${error.name}: ${error.message}` : error}`,
  );
  if (isDebugging()) console.error(error);
  process.exitCode = 1;
}
