import { canonicalJson } from '../../../../functions/domain/audit/canonical.ts';
import { predicates } from '../../../../functions/domain/scoring/predicate.ts';
import { nodeDigest } from '../../../../functions/runtime/digest.ts';
import { type Evidence, forAll, type Invariant, same } from './check.ts';
import { versionsOf } from './versions.ts';

/** What a signature covers: the versions that stood when it was given, that is, all but those of objections and of who was left out. */
const signedDigest = ({ exported, cases, world }: Evidence, service: string): { digest: string; people: number } => {
  const rows = [...exported.values()]
    .filter(({ employeeId }) => cases.get(employeeId)?.serviceCode === service)
    .filter(({ employeeId }) => employeeId !== world.ledger.forum.exception?.employeeId)
    .flatMap((one) => {
      const signed = versionsOf(one).findLast(({ basis }) => basis !== 'objection');
      return signed === undefined ? [] : [[one.employeeId, signed.version, signed.predicate] as const];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { digest: nodeDigest.sha256(canonicalJson(rows)), people: rows.length };
};

/** Ratings changed only by a named act of somebody entitled to it. */
export const outcomeInvariants = (evidence: Evidence): Invariant[] => {
  const { world, cases, services, exported } = evidence;
  const { ledger, offices } = world;
  const upheld = [...ledger.objections].filter(([, outcome]) => outcome === 'upheld').map(([id]) => id);
  const dismissed = [...ledger.objections].filter(([, outcome]) => outcome === 'dismissed').map(([id]) => id);
  const changed = [...exported.values()]
    .filter((one) => versionsOf(one).length > 1)
    .map(({ employeeId }) => employeeId);
  const expected = new Set([...ledger.carriedMotions.keys(), ...upheld]);
  const versions = [...exported.values()].reduce((sum, one) => sum + Math.max(0, versionsOf(one).length - 1), 0);
  return [
    forAll('the counts of each service are those of its cases', services, (s) => {
      const own = [...cases.values()].filter((c) => c.serviceCode === s.code);
      const counts = Object.fromEntries(
        predicates.map((p) => [p, own.filter((c) => c.result?.predicate === p).length]),
      );
      const shown = Object.fromEntries(predicates.map((p) => [p, s.counts[p]]));
      const unassessed = own.filter((c) => c.stage === 'unassessed').length;
      return same(s.code, { ...shown, unassessed: s.unassessed }, { ...counts, unassessed });
    }),
    forAll('changed ratings = carried motions + upheld objections, by person and by number', [changed], (ids) =>
      same('changed', [[...ids].sort(), versions], [[...expected].sort(), ledger.carriedMotions.size + upheld.length]),
    ),
    forAll(
      'the case shows the last version of its result, and the earlier ones are still there',
      exported.values(),
      (one) => {
        const all = versionsOf(one);
        const result = cases.get(one.employeeId)?.result;
        if (all.some(({ version }, i) => version !== i + 1))
          return `${one.employeeId} has versions ${all.map((v) => v.version)}`;
        return same(one.employeeId, result?.predicate ?? null, all.at(-1)?.predicate ?? null);
      },
    ),
    forAll('a motion that was rejected changed nothing', ledger.rejectedMotions.keys(), (id) => {
      const one = exported.get(id);
      return one !== undefined && versionsOf(one).length === 1 ? null : `${id} was changed`;
    }),
    forAll('at least one objection was upheld with a new version', upheld, (id) =>
      same(id, cases.get(id)?.result?.basis, 'objection'),
    ),
    forAll('at least one objection was dismissed, and left the result as it was', dismissed, (id) =>
      same(id, [cases.get(id)?.objection?.status, cases.get(id)?.result?.basis === 'objection'], ['dismissed', false]),
    ),
    forAll(
      'an objection overdue, or whose superior had voted, was decided by the authorised official',
      ledger.reroutedObjections,
      ([id, why]) => {
        const acts = exported.get(id)?.records.map(({ envelope }) => envelope) ?? [];
        const decision = acts.find(({ act }) => act === 'objection-decided');
        const escalated = acts.some(({ act }) => act === 'objection-escalated');
        return same(id, { by: decision?.actor, escalated }, { by: offices.mayor, escalated: why === 'overdue' });
      },
    ),
    forAll("each service bears the mayor's signature over exactly the results that it had", services, (s) => {
      const { by, digest, people } = s.decision ?? {};
      return same(s.code, { by, digest, people }, { by: offices.mayor, ...signedDigest(evidence, s.code) });
    }),
    forAll('a signature given did not change afterwards', ledger.signatures, ([code, { digest, people }]) => {
      const now = services.find((s) => s.code === code)?.decision;
      return same(code, { digest: now?.digest, people: now?.people }, { digest, people });
    }),
    forAll(
      'a spread against the pattern was locked only with a justification, and at least one was',
      [services],
      (all) => {
        const unlawful = all.filter((s) => s.forum.lawful === false);
        const unexplained = unlawful.filter((s) => !s.forum.justification).map((s) => s.code);
        return unlawful.length > 0 && unexplained.length === 0
          ? null
          : `unlawful ${unlawful.length}, unexplained ${unexplained}`;
      },
    ),
    forAll('the forum that nobody locked was closed by the deadline', [services], (all) =>
      same('forums', all.filter((s) => s.forum.status === 'closed-by-deadline').length, 1),
    ),
    forAll('every follow-up was decided by the mayor, some approved, some rejected', [evidence.followUps], (all) => {
      const open = all.filter((f) => f.outcome?.by !== offices.mayor).length;
      const of = (decision: string): number => all.filter((f) => f.outcome?.decision === decision).length;
      const { approved, rejected } = ledger.followUps;
      if (approved === 0 || rejected === 0) return `approved ${approved}, rejected ${rejected}`;
      return same('follow-ups', [open, of('approve'), of('reject')], [0, approved, rejected]);
    }),
  ];
};
