import { systemClock } from '../../functions/runtime/clock.ts';
import { runOps } from './run-ops.ts';

process.exitCode = await runOps(process.argv.slice(2), {
  clock: systemClock,
  print: (line) => console.log(line),
});
