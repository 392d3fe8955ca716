import { type Evidence, forAll, type Invariant, same } from './check.ts';

/** What two people let go is gone from all that is exported, and everything that has to stay stands. */
export const erasureInvariants = ({ world, exported, auditFile }: Evidence): Invariant[] => {
  const { erased } = world.ledger;
  const documentsOf = (employeeId: string): string => JSON.stringify(exported.get(employeeId)?.records ?? []);
  return [
    forAll(
      'a text erased or put right is nowhere in the chain that is exported, nor read by its owner',
      erased,
      (one) =>
        documentsOf(one.employeeId).includes(one.was) || one.now.includes(one.was)
          ? `${one.employeeId}: the old text is still there`
          : null,
    ),
    forAll(
      'the act that says so stands in the chain, names two people who are not the one concerned',
      erased,
      (one) => {
        const act = exported.get(one.employeeId)?.records[(one.seq ?? 0) - 1];
        const body = JSON.stringify(act?.body ?? null);
        const { administrator, auditor } = world.offices;
        const names = [one.employeeId, administrator, auditor].every((id) => body.includes(`"${id}"`));
        return act?.envelope.act === 'content-erased' && act.envelope.actor === auditor && names
          ? null
          : `${one.employeeId}: act ${one.seq} is ${body}`;
      },
    ),
    forAll('an erasure changes no rating', erased, ({ predicate }) =>
      same('predicate', predicate.after, predicate.before),
    ),
    forAll(
      'the verifier counts the erased documents, finds nothing wrong, and every erasure is under a seal',
      [0],
      () => {
        const { exitCode, report } = auditFile.honest;
        const documents = erased.filter(({ of }) => of !== null).length;
        return same('the verifier', [exitCode, report.totals.erased, report.totals.unsealed], [0, documents, 0]);
      },
    ),
  ];
};
