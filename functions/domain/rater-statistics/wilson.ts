/**
 * Interval of a share: the score interval of Wilson, *Probable Inference, the Law of Succession, and Statistical Inference*,
 * JASA 22 (1927). Stays within 0 and 1 and does not collapse where the share is 0 or 1.
 *
 * @param n effective number, more than 0
 * @param width half the interval in standard errors of the normal
 */
export const wilson = (share: number, n: number, width: number): { low: number; high: number } => {
  const squared = width ** 2;
  const centre = (share + squared / (2 * n)) / (1 + squared / n);
  const half = (width / (1 + squared / n)) * Math.sqrt((share * (1 - share)) / n + squared / (4 * n ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
};
