import {
  type Attempt,
  type Clean,
  makeClean as cleanOnes,
  makeForgeries as forgedOnes,
} from '../tamper/make-forgeries.ts';

export { forgeryNames, key } from '../tamper/make-forgeries.ts';

const written = ({ lines, ...rest }: Attempt['forged']): Attempt['forged'] => ({
  ...rest,
  lines: lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))),
});

const forged = new Map<string, readonly Attempt[]>();
const clean = new Map<string, readonly Clean[]>();

/**
 * The exports that the verifier is tried on, few of each kind, made once: by the code as it is, since what stands beside this file
 * imports no mutant. So they judge the verifier alone, and a mutant costs the verifying, not the forging.
 */
export const makeForgeries = (runs: number, seed: string, only: readonly string[]): readonly Attempt[] => {
  const name = `${seed} ${only.join()}`;
  const made =
    forged.get(name) ??
    [...forgedOnes(Math.min(runs, 4), seed, only)].map((one) => ({ ...one, forged: written(one.forged) }));
  forged.set(name, made);
  return made;
};

export const makeClean = (runs: number, seed: string): readonly Clean[] => {
  const made = clean.get(seed) ?? [...cleanOnes(Math.min(runs, 30), seed)];
  clean.set(seed, made);
  return made;
};
