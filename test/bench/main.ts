import { parseArgs } from 'node:util';
import { benchBundles } from './bundles.ts';
import { benchClose, benchCloseOnDynamo } from './close.ts';
import { benchDistribution } from './distribution.ts';
import { benchHandlers } from './handlers.ts';
import { benchImport } from './import.ts';
import { benchJournal } from './journal.ts';
import { benchRaters } from './raters.ts';
import { benchReads } from './reads.ts';
import { BudgetError } from './report.ts';
import { benchScoring } from './scoring.ts';
import { benchVoices } from './voices.ts';
import { benchWrites } from './writes.ts';

const { positionals: asked, values } = parseArgs({
  allowPositionals: true,
  options: { employees: { type: 'string', default: '1000,10000' }, engine: { type: 'string', default: 'lean' } },
});
const sizes = values.employees.split(',').map(Number);
if (!sizes.every((size) => Number.isInteger(size) && size > 0)) {
  console.error('--employees takes whole numbers, separated by commas.');
  process.exit(2);
}
if (values.engine !== 'lean' && values.engine !== 'dynamodb-local') {
  console.error('--engine is lean or dynamodb-local.');
  process.exit(2);
}
const closeOn = values.engine === 'lean' ? benchClose : benchCloseOnDynamo;

const parts = {
  journal: benchJournal,
  import: benchImport,
  writes: benchWrites,
  voices: benchVoices,
  reads: benchReads,
  raters: benchRaters,
  handlers: benchHandlers,
  scoring: benchScoring,
  distribution: benchDistribution,
  bundles: benchBundles,
  close: () => closeOn(sizes),
};
type Part = keyof typeof parts;
const isPart = (name: string): name is Part => Object.hasOwn(parts, name);

const unknown = asked.filter((name) => !isPart(name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}; parts are ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
console.log('Ratios hold within this run on this machine; absolute times do not travel.');
for (const name of asked.length > 0 ? asked.filter(isPart) : Object.keys(parts).filter(isPart))
  try {
    await parts[name]();
  } catch (error) {
    if (!(error instanceof BudgetError)) throw error;
    console.error(`\nOVER BUDGET, ${name}: ${error.message}`);
    process.exitCode = 1;
  }
