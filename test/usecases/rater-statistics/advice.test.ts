import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../../house/source-files.ts';

const files = sourceFiles('functions').filter(({ path }) => !/\/rater-statistics(\/|\.ts)/.test(path));

describe('statistics of appraisers are advice', () => {
  it('no use case but their own reads them', () => {
    const reading = files.filter(
      ({ path, code }) => /usecases/.test(path) && /[rR]aterStatistics\(|raterNorm\(/.test(code),
    );
    expect(reading.map(({ path }) => path)).toEqual([]);
  });

  it('no rule knows of them, and what scores hands ratings on without getting anything back', () => {
    const knowing = files.flatMap(({ path, imports }) =>
      imports
        .filter((target) => /functions\/(domain|usecases)\/.*rater-statistics\//.test(target))
        .filter(() => /functions\/(domain|usecases)/.test(path))
        .map((target) => `${path} -> ${target}`),
    );
    expect(knowing.sort()).toEqual([
      'functions/usecases/scoring/score-shards.ts -> functions/usecases/rater-statistics/observe-review.ts',
      'functions/usecases/scoring/score-shards.ts -> functions/usecases/rater-statistics/write-ratings.ts',
      'functions/usecases/units/roll-up-cycle.ts -> functions/usecases/rater-statistics/roll-up-raters.ts',
    ]);
  });
});
