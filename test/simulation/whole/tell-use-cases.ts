import { called, known } from './engine/called.ts';

/** Use cases that no run calls, and why. */
const leftOut: Readonly<Record<string, string>> = {
  createFoundAgency: 'an agency is there when a run begins; the operator founds it by hand',
};

/** Derived from the code as it was loaded: which factories of use cases made something that was called, and which did not. */
export const tellUseCases = (): void => {
  const never = [...known].filter((name) => !called.has(name)).toSorted();
  console.log(`use cases called: ${known.size - never.length} of ${known.size}`);
  for (const name of never) console.log(`    not in these seeds: ${name}: ${leftOut[name] ?? 'left to chance'}`);
};
