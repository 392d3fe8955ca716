import { scoreOf } from '../oracle.ts';
import { type Evidence, forAll, type Invariant, same } from './check.ts';

/** Rules are versions: the past stays as it was judged, and what others would change is known before they are in force. */
export const ruleSetInvariants = ({ world: { ledger, byId } }: Evidence): Invariant[] => {
  const rules = ledger.rules === null ? [] : [ledger.rules];
  return [
    forAll('a result computed again comes out byte for byte', ledger.rules?.recomputed ?? [], ([id, verdict]) =>
      same(id, verdict, 'same'),
    ),
    forAll('tried on the past, the rules of the day change nobody', rules, (r) =>
      same('changes', [r.same.changes.length, r.same.people > 0], [0, true]),
    ),
    forAll('stricter rules change just whom another calculation finds between the thresholds', rules, (r) => {
      // Whom an appraiser rated, the threshold does not touch; heads, parts and plans in words have rules of their own.
      for (const { employeeId: id, before, after } of r.tried.changes) {
        const [plan, items] = [ledger.plans.get(id), ledger.realisations.get(id)];
        if (ledger.parts.has(id) || plan === undefined || items === undefined || plan.form === 'qualitative') continue;
        if (before?.basis !== 'provisional') return `${id} was rated by somebody and would change`;
        if (byId.get(id)?.headsUnit) continue;
        const score = scoreOf(plan, items);
        if (!(score >= 89.99 && score <= Number(r.meetsFrom) + 0.01) || after?.workResult !== 'below')
          return `${id} at ${score} would be ${after?.workResult}`;
      }
      return r.tried.people > 0 ? null : 'nobody was tried';
    }),
    forAll('the version put in force is the one that new cycles take', rules, ({ activated, present }) =>
      same('present', present, activated),
    ),
  ];
};
