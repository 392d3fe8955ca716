/** One group's own estimate and its sampling variance. */
export type Observed = { id: string; value: number; variance: number };
export type Shrunken = { value: number; low: number; high: number };

/** The iteration ends after so many rounds and not by a test of nearness: the same on every machine. */
const rounds = 64;
/**
 * Own standard errors by which an estimate is drawn towards the mean at most. Where nearly everybody does alike, the variance between
 * the groups is estimated at nothing, and the one who does otherwise would be drawn all the way, however firmly known. With 1 the simulated
 * fair cities had a few accused for nothing, with 2 a third fewer are found.
 */
const furthest = 1.5;
/** Morris' formulas divide by k - 3. */
export const fewestGroups = 4;

const sumOf = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Mean and variance between the groups. */
const priorOf = (observed: readonly Observed[]): { mean: number; between: number; typical: number } => {
  const k = observed.length;
  let prior = { mean: 0, between: 0, typical: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const weights = observed.map(({ variance }) => 1 / (variance + prior.between));
    const total = sumOf(weights);
    const weighted = (of: (one: Observed) => number): number =>
      sumOf(observed.map((one, i) => (weights[i] ?? 0) * of(one))) / total;
    const mean = weighted(({ value }) => value);
    const typical = weighted(({ variance }) => variance);
    const between = weighted(({ value, variance }) => (k / (k - 1)) * (value - mean) ** 2 - variance);
    prior = { mean, between: Math.max(0, between), typical };
  }
  return prior;
};

/**
 * Draws each group's estimate towards the common mean by as much as its own data are uncertain, and gives an interval that owns up
 * to the prior being estimated too: the normal-normal empirical Bayes of Morris, *Parametric Empirical Bayes Inference: Theory
 * and Applications*, JASA 78 (1983), section 5, for unequal variances.
 *
 * With `Y` the values, `V` their variances, `k` groups, `W = 1 / (V + A)`:
 * `m = ΣWY / ΣW`; `A = max(0, ΣW(k/(k-1) (Y-m)² - V) / ΣW)`, solved by iteration (method of moments);
 * `B = (k-3)/(k-1) · V/(V+A)`; estimate `(1-B)Y + Bm`;
 * `s² = V(1 - (k-1)/k · B) + 2/(k-3) · B² · (V̄+A)/(V+A) · (Y-m)²`, where `V̄ = ΣWV / ΣW`.
 * `B` is at most `1.5 √V / |Y-m|`: the limited translation of Efron and Morris, *Limiting the Risk of Bayes and Empirical Bayes
 * Estimators, Part II*, JASA 67 (1972).
 *
 * Binary floating point with `+ - × ÷` and the square root alone, which IEEE 754 rounds exactly, summed in order of ids: the same
 * input gives the same bytes on every machine.
 *
 * @param width half the interval in standard errors
 * @throws Error for fewer than four groups or a variance that is not positive
 */
export const shrink = (groups: readonly Observed[], width: number): Map<string, Shrunken> => {
  const k = groups.length;
  if (k < fewestGroups) throw new Error(`${k} groups are too few to be compared`);
  if (groups.some(({ variance }) => !(variance > 0))) throw new Error('a sampling variance must be positive');
  const observed = [...groups].sort((a, b) => (a.id < b.id ? -1 : 1));
  const { mean, between, typical } = priorOf(observed);
  return new Map(
    observed.map(({ id, value, variance }) => {
      const usual = ((k - 3) / (k - 1)) * (variance / (variance + between));
      const distance = Math.abs(value - mean);
      const most = furthest * Math.sqrt(variance);
      const drawn = usual * distance <= most ? usual : most / distance;
      const estimate = (1 - drawn) * value + drawn * mean;
      const ofPrior = (2 / (k - 3)) * drawn ** 2 * ((typical + between) / (variance + between));
      const spread = variance * (1 - ((k - 1) / k) * drawn) + ofPrior * (value - mean) ** 2;
      const half = width * Math.sqrt(spread);
      return [id, { value: estimate, low: estimate - half, high: estimate + half }];
    }),
  );
};
