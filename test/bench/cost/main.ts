import { readFileSync, writeFileSync } from 'node:fs';
import { composePage } from './compose-page.ts';
import { measureYear } from './measure-year.ts';
import { readPrices } from './prices.ts';

const page = new URL('../../../docs/cost.md', import.meta.url);
const text = composePage(await measureYear(), readPrices());
if (process.argv.includes('--check')) {
  if (readFileSync(page, 'utf8') !== text) {
    console.error('docs/cost.md is not what the bench measures now: npm run cost');
    process.exitCode = 1;
  } else console.log('docs/cost.md is what the bench measures.');
} else writeFileSync(page, text);
