import type { SeenSpread } from '../distribution-answers.ts';

export type SpreadFigures = {
  services: number;
  lawful: number;
  unlawful: number;
  /** Fewest persons to move, summed over the services. */
  distance: number;
  infeasible: number;
  shown: number;
  withheld: number;
  warnings: number;
  example: string | null;
};

export const spreadFigures = (spreads: ReadonlyMap<string, SeenSpread>): SpreadFigures => {
  const seen = [...spreads.values()];
  const of = (verdict: string): number => seen.filter(({ distribution }) => distribution.verdict === verdict).length;
  const dimensions = seen.flatMap(({ impact }) => impact.dimensions);
  const warnings = seen.flatMap(({ tried }) => tried?.warnings ?? []);
  return {
    services: seen.length,
    lawful: of('lawful'),
    unlawful: of('unlawful'),
    distance: seen.reduce((sum, { distribution }) => sum + (distribution.distance ?? 0), 0),
    infeasible: of('infeasible-here'),
    shown: dimensions.reduce((sum, { sides }) => sum + sides.length, 0),
    withheld: dimensions.filter(({ state }) => state === 'too-small').length,
    warnings: warnings.length,
    example: warnings[0]?.text.en ?? null,
  };
};
