import type { Finding } from '../../functions/domain/audit/export/finding.ts';
import { smallForgeries } from './make-forgeries.ts';
import { verifyLines } from './run.ts';

const say = ({ kind, place, line, ...more }: Finding): string =>
  [`${kind} ${place} in line ${line}`, ...Object.entries(more).map(([name, value]) => `${name} ${value}`)].join(', ');

/** All that the verifier says of the small forgeries of a kind, finding by finding. */
export const whatIsSaidOf = (name: string): string[][] =>
  smallForgeries(name).map(({ forged }) => verifyLines(forged).findings.map(say));
