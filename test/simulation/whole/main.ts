import { faults } from './faults/faults.ts';
import { plant, smallShards } from './faults/plant.ts';
import { tryFaults } from './faults/try-faults.ts';
import { readCommandLine } from './options.ts';

const { mode, seed, seeds, minutes, plant: fault, trace } = readCommandLine(process.argv.slice(2));
const changes = fault === null ? [] : faults[fault];
if (changes === undefined) throw new Error(`no fault ${fault}`);
// Before anything of the system is loaded; a file that two changes name is changed by both.
const planted = plant([smallShards, ...changes]);

const play = async (): Promise<number> => {
  if (mode === 'faults') return tryFaults(seed);
  const { judgeSeed, playSeeds, tellViolations } = await import('./play-seeds.ts');
  if (mode === 'sites') return (await import('./sweep-sites.ts')).sweepSites(seed);
  if (mode === 'regressions') return (await import('./play-regressions.ts')).playRegressions();
  if (fault === null) return playSeeds(seed, seeds, minutes, trace);
  for (let n = 0; n < seeds; n++) {
    const verdict = await judgeSeed({ seed: seed + n });
    tellViolations(verdict);
    if (verdict.violations.length > 0) return 1;
  }
  return 0;
};

const bad = await play();
const unused = mode === 'faults' ? [] : planted.unused();
if (unused.length > 0) throw new Error(`never loaded: ${unused.join(', ')}`);
// Handlers of processes that died leave timers of the real clock behind, which would hold this one for a quarter of an hour.
process.exit(bad === 0 ? 0 : 1);
