import {
  type Attempt,
  type Clean,
  makeClean as cleanOnes,
  forgeryNames,
  smallForgeries as small,
} from '../tamper/make-forgeries.ts';

export { forgeryNames, key } from '../tamper/make-forgeries.ts';

const written = ({ forged, ...attempt }: Attempt): Attempt => ({
  ...attempt,
  forged: {
    ...forged,
    lines: forged.lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))),
  },
});

const attempts = new Map(forgeryNames.map((name): [string, Attempt[]] => [name, small(name).map(written)]));
const clean = [...cleanOnes(24, 'test')];

/**
 * The exports that the verifier is tried on: the smallest few of each kind, made once, by the code as it is, since what stands
 * beside this file imports no mutant. So they judge the verifier alone, and a mutant costs the verifying and not the forging.
 */
export const smallForgeries = (name: string): Attempt[] => attempts.get(name) ?? [];
export const makeForgeries = (_runs: number, _seed: string, only: readonly string[]): readonly Attempt[] =>
  only.flatMap(smallForgeries);
export const makeClean = (): readonly Clean[] => clean;
