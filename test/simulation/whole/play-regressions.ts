import { judgeSeed, tellViolations } from './play-seeds.ts';
import { regressions } from './regressions.ts';

/** Plays the seed of every bug of the past; answers how many break a promise again. */
export const playRegressions = async (): Promise<number> => {
  let bad = 0;
  for (const { bug, seed } of regressions) {
    const verdict = await judgeSeed({ seed });
    tellViolations(verdict);
    console.log(`seed ${seed}: ${bug}: ${verdict.violations.length === 0 ? 'stays away' : 'IS BACK'}`);
    if (verdict.violations.length > 0) bad += 1;
  }
  return bad;
};
