import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { watchUseCases } from './engine/called.ts';
import { faults } from './faults/faults.ts';
import { plant, smallShards } from './faults/plant.ts';
import { tryFaults } from './faults/try-faults.ts';
import { readCommandLine } from './options.ts';
import { partMark, sweepSites } from './sweep-sites.ts';
import { tellUseCases } from './tell-use-cases.ts';

// Forty processes load the same files, one or two of them changed: what is not is compiled once.
enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/simulation', import.meta.url)));
const { mode, seed, seeds, minutes, plant: fault, trace, part } = readCommandLine(process.argv.slice(2));
const changes = fault === null ? [] : faults[fault];
if (changes === undefined) throw new Error(`no fault ${fault}`);
// Before anything of the system is loaded; a file that two changes name is changed by both.
const planted = plant([smallShards, ...changes]);
if (mode === 'seeds' && fault === null) watchUseCases();

const play = async (): Promise<number> => {
  if (mode === 'faults') return tryFaults(seed);
  if (mode === 'sites' && part === null) return sweepSites(seed, seeds);
  if (mode === 'sites' && part !== null) {
    const counted = await (await import('./sweep-part.ts')).sweepPart(seed, seeds, part);
    console.log(`${partMark}${JSON.stringify(counted)}`);
    return counted.bad;
  }
  const { judgeSeed, playSeeds, tellViolations } = await import('./play-seeds.ts');
  if (mode === 'regressions') return (await import('./play-regressions.ts')).playRegressions();
  if (fault === null) {
    const broken = await playSeeds(seed, seeds, minutes, trace);
    tellUseCases();
    return broken;
  }
  for (let n = 0; n < seeds; n++) {
    const verdict = await judgeSeed({ seed: seed + n });
    tellViolations(verdict);
    if (verdict.violations.length > 0) return 1;
  }
  return 0;
};

const bad = await play();
const loadsNothing = mode === 'faults' || (mode === 'sites' && part === null);
const unused = loadsNothing ? [] : planted.unused();
if (unused.length > 0) throw new Error(`never loaded: ${unused.join(', ')}`);
// Handlers of processes that died leave timers of the real clock behind, which would hold this one for a quarter of an hour.
process.exit(bad === 0 ? 0 : 1);
