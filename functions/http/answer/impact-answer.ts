import type { z } from 'zod';
import type { impactView, whatIfView } from '../../contracts/distribution.ts';
import { sideText, warningText } from '../../contracts/impact-texts.ts';
import type { Comparison, ImpactWarning } from '../../domain/impact/measure-impact.ts';
import type { ImpactView } from '../../usecases/distribution/get-impact.ts';

/** A chance as it is shown: six decimals are finer than any decision about people. */
const chanceText = (chance: number): string => chance.toFixed(6);

type Warnings = z.input<typeof whatIfView>['warnings'];
export const warningAnswers = (warnings: readonly ImpactWarning[]): Warnings =>
  warnings.map((warning) => ({ ...warning, chance: chanceText(warning.chance), text: warningText(warning) }));

const tested = ({ p, ...rest }: Comparison['lowest']) => ({ ...rest, p: chanceText(p) });

export const impactAnswer = ({ rules, dimensions, ...rest }: ImpactView): z.input<typeof impactView> => ({
  ...rest,
  minimumGroup: rules.minimumGroup,
  significance: rules.significance,
  dimensions: dimensions.map(({ sides, ...dimension }) => ({
    ...dimension,
    sides: sides.map(({ lowest, best, ...side }) => ({
      ...side,
      name: sideText(side.side),
      lowest: tested(lowest),
      best: tested(best),
    })),
  })),
});
