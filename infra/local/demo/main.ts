import { stopwatch } from '../../../functions/runtime/clock.ts';
import { JavaMissingError, requireJava } from '../java.ts';
import { isDebugging } from '../settings.ts';
import { parseDemoArguments } from './arguments.ts';
import { checkEvidence } from './checks/check-invariants.ts';
import { createProgress } from './progress.ts';
import { composeReport } from './report/compose-report.ts';
import { renderTerminal } from './report/render-terminal.ts';
import { writeFiles } from './report/write-files.ts';
import { runDemo } from './run-demo.ts';

/** Exit code 0 only if the cycle came to its end and every invariant held. */
const main = async (): Promise<number> => {
  const options = parseDemoArguments(process.argv.slice(2));
  requireJava();
  const started = stopwatch();
  const progress = createProgress(process.stdout, () => stopwatch() - started);
  progress.line(`Siklus: one quarterly cycle of Kota Contoh, ${options.employees} employees, seed ${options.seed}`);
  const { evidence, timings } = await runDemo({ employees: options.employees, seed: options.seed, progress });
  const report = composeReport(evidence, checkEvidence(evidence), timings);
  await writeFiles(report, options.out);
  progress.line(renderTerminal(report, options.out));
  return report.invariants.every(({ broken }) => broken.length === 0) ? 0 : 1;
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
