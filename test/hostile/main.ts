import { parseArgs } from 'node:util';
import { stopwatch } from '../../functions/runtime/clock.ts';
import { type FuzzReport, runFuzz } from './fuzz.ts';
import { runTaskFuzz } from './fuzz-tasks.ts';
import { type MatrixReport, runMatrix } from './matrix.ts';
import { recordCity } from './record-city.ts';
import type { Recorder } from './recorder.ts';
import { templatesFor } from './templates.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    routes: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const runs = Number(values.runs);
const parts = positionals.length > 0 ? positionals : ['http', 'tasks', 'matrix'];

const table = (title: string, counts: Map<string, number>): void => {
  console.log(`  ${title}`);
  for (const [name, count] of [...counts].sort(([, a], [, b]) => b - a))
    console.log(`    ${String(count).padStart(8)}  ${name}`);
};

const tellFuzz = (name: string, report: FuzzReport): void => {
  console.log(
    `${name}: ${report.requests} requests, ${report.byRoute.size} targets, ${report.findings.length} findings`,
  );
  table('by class', report.byClass);
  table('by outcome', report.byStatus);
  if (values.routes) table('by route', report.byRoute);
  const counts = [...report.byRoute.values()];
  console.log(`  each target ${Math.min(...counts)} to ${Math.max(...counts)} times (--routes lists them)`);
  for (const { what, route, way, replay, status, detail } of report.findings.slice(0, 40))
    console.log(`! ${what}: ${route}, ${way}, ${status}\n    npm run fuzz -- ${replay}\n    ${detail}`);
};

const tellMatrix = (report: MatrixReport): void => {
  console.log(
    `matrix: ${report.cells} cells of ${report.routes} routes, ${report.requests} requests, ${report.findings.length} findings; ` +
      `${report.accepted} accepted with the city's own ids, ${report.twins} of ${report.twinsAsked} accepted requests of the other agency's people accepted there`,
  );
  table('by place', report.places);
  table('by answer to a foreign id', report.statuses);
  for (const { what, where, detail } of report.findings.slice(0, 40)) console.log(`! ${what}: ${where}\n    ${detail}`);
};

const part = async (name: string, city: Recorder): Promise<number> => {
  switch (name) {
    case 'http': {
      const report = await runFuzz(city, {
        runs,
        seed,
        ...(values.only === undefined ? {} : { only: Number(values.only) }),
      });
      tellFuzz('routes', report);
      return report.findings.length;
    }
    case 'tasks': {
      const report = await runTaskFuzz(city, { runs: Math.ceil(runs / 10), seed });
      tellFuzz('tasks and schedules', report);
      return report.findings.length;
    }
    case 'matrix': {
      const report = await runMatrix(city, await templatesFor(city, city.moments));
      tellMatrix(report);
      return report.findings.length;
    }
    default:
      throw new Error(`no part ${name}; there are http, tasks, matrix`);
  }
};

const city = await recordCity();
let findings = 0;
for (const name of values.only === undefined ? parts : ['http']) {
  const started = stopwatch();
  findings += await part(name, city);
  console.log(`  ${((stopwatch() - started) / 1000).toFixed(1)} s\n`);
}
process.exitCode = findings > 0 ? 1 : 0;
