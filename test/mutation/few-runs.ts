import fc from 'fast-check';

export * from 'fast-check';

const most = 25;

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 2026, numRuns: most });

/** Runs at most that many, whatever the test asks for. */
const assert: typeof fc.assert = new Proxy(fc.assert, {
  apply: (target, self, [property, options]) =>
    Reflect.apply(target, self, [property, { ...options, numRuns: Math.min(options?.numRuns ?? most, most) }]),
});

/** fast-check, with few cases to a property: what judges thousands of mutants must take no longer than a table. */
export default { ...fc, assert };
