import type { SeenSpread } from '../distribution-answers.ts';
import { hasNearer, isLawful } from '../distribution-oracle.ts';
import { type Evidence, forAll, type Invariant } from './check.ts';

/** Groups whose splits are all tried: 30 people have 46,376 of them. */
const tryable = 30;

const verdictFault = ({ distribution: d }: SeenSpread): string | null => {
  if (d.organisation === null) return d.verdict === 'not-checked' ? null : `judged without a predicate: ${d.verdict}`;
  const lawful = isLawful(d.counts, d.organisation);
  if (lawful !== (d.verdict === 'lawful')) return `${d.verdict}, by a second reading ${lawful}`;
  if (d.people > tryable) return null;
  const any = lawful || hasNearer(d.counts, d.organisation, d.people + 1);
  return any === (d.verdict !== 'infeasible-here')
    ? null
    : `${d.verdict}, and a lawful split ${any ? 'is' : 'is not'} there`;
};

const proposalFault = ({ distribution: d, tried }: SeenSpread): string | null => {
  if (d.proposal === null || d.organisation === null) return 'no proposal';
  const { counts, moves, next } = d.proposal;
  if (!isLawful(counts, d.organisation)) return 'the proposal is not lawful';
  if (next === null && new Set(moves.map(({ employeeId }) => employeeId)).size !== d.distance)
    return 'not as many moves as said';
  if (d.people <= tryable && hasNearer(d.counts, d.organisation, d.distance ?? 0))
    return 'a nearer lawful spread exists';
  if (tried !== null && (tried.after.verdict !== 'lawful' || tried.after.distance !== 0))
    return 'tried, it was not lawful';
  return null;
};

/** What the committee saw of spreads and groups, against a second reading of the circular. */
export const distributionInvariants = ({ world: { ledger }, services }: Evidence): Invariant[] => {
  const seen = [...ledger.spreads];
  const named =
    (fault: (one: SeenSpread) => string | null) =>
    ([code, one]: [string, SeenSpread]) => {
      const found = fault(one);
      return found === null ? null : `${code}: ${found}`;
    };
  return [
    forAll('every spread is judged as a second reading of the circular judges it', seen, named(verdictFault)),
    forAll(
      'a proposal moves the fewest persons to a lawful spread',
      seen.filter(([, { distribution }]) => distribution.verdict === 'unlawful'),
      named(proposalFault),
    ),
    forAll(
      'a proposal and a what-if moved nobody: what was locked differs by carried motions alone',
      services,
      (service) => {
        const before = ledger.spreads.get(service.code)?.distribution.counts;
        if (before === undefined) return `${service.code} was not looked at`;
        const now: Record<string, number> = service.counts;
        const moved = Object.entries(before).reduce((sum, [p, n]) => sum + Math.abs(n - (now[p] ?? 0)), 0);
        const changes = ledger.carriedMotions.size + ledger.objections.size;
        return moved <= 2 * changes ? null : `${service.code}: ${moved / 2} people moved`;
      },
    ),
    forAll(
      'no group of people, and no rest of one, is shown below the threshold',
      seen.flatMap(([code, { impact }]) => impact.dimensions.map((dimension) => ({ code, impact, dimension }))),
      ({ code, impact, dimension }) => {
        const sizes = dimension.sides.flatMap(({ people, others }) => [people, others]);
        const known = dimension.sides.reduce((sum, { people }) => sum + people, 0);
        const rest = dimension.sides.length === 0 ? 0 : impact.people - known;
        return [...sizes, ...(rest === 0 ? [] : [rest])].every((n) => n >= impact.minimumGroup)
          ? null
          : `${code}: ${dimension.dimension}`;
      },
    ),
  ];
};
