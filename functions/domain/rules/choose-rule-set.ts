import type { LocalDate } from '../time/instant.ts';
import type { RuleSet } from './rule-set.ts';

type Period = { from: LocalDate; to: LocalDate };
type Validity = Pick<RuleSet, 'version' | 'validFrom' | 'validTo'>;

/** In force on every day of the period: nobody is judged by rules that came into force while they worked. */
export const isValidFor = ({ validFrom, validTo }: Validity, { from, to }: Period): boolean =>
  validFrom <= from && (validTo === null || to <= validTo);

/**
 * The rule set of a new cycle: the agency's present one where it is in force throughout the period, else the one that came
 * into force last among those that are. Null where no version covers the period.
 */
export const chooseRuleSet = <T extends Validity>(sets: readonly T[], present: string, period: Period): T | null => {
  const valid = sets.filter((one) => isValidFor(one, period));
  const latest = valid.toSorted((a, b) =>
    a.validFrom === b.validFrom ? (a.version < b.version ? 1 : -1) : a.validFrom < b.validFrom ? 1 : -1,
  )[0];
  return valid.find(({ version }) => version === present) ?? latest ?? null;
};
