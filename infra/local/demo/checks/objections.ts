import { type Evidence, forAll, type Invariant, same } from './check.ts';
import { versionsOf } from './versions.ts';

/** Every objection was answered by somebody entitled to, after both sides were asked, and its effects are those that hold. */
export const objectionInvariants = ({ world, cases, exported }: Evidence): Invariant[] => {
  const { ledger } = world;
  const answered = [...ledger.objectionsSeen].filter(([id]) => ledger.objections.has(id));
  const upheld = answered.filter(([id]) => ledger.objections.get(id) === 'upheld');
  return [
    forAll('whoever decided an objection neither rated nor voted on the person', answered, ([id, { objection }]) => {
      const by = objection.decision?.by ?? '';
      const records = exported.get(id)?.records ?? [];
      const rated = records.some(({ envelope }) => envelope.act === 'review-submitted' && envelope.actor === by);
      return rated || by === id || by === cases.get(id)?.appraiserId ? `${id} was decided by ${by}` : null;
    }),
    forAll('both sides spoke, or their silence after the notice is on record', answered, ([id, { objection }]) => {
      const sides = new Set(objection.statements.map(({ side }) => side));
      const silent = objection.decision?.unheard ?? [];
      const heard = (side: string, person: string | null | undefined): boolean =>
        sides.has(side) || silent.includes(person ?? '');
      return heard('employee', id) && heard('appraiser', cases.get(id)?.appraiserId) ? null : `${id} was not heard`;
    }),
    forAll(
      'the effects of an upheld objection name the versions of the result, and what it gives is what they say',
      upheld,
      ([id, { objection, gives }]) => {
        const one = exported.get(id);
        const [before, after] = one === undefined ? [] : versionsOf(one).slice(-2);
        const short = (v: typeof before) => ({ version: v?.version, predicate: v?.predicate });
        const effects = objection.decision?.effects ?? [];
        const result = effects.find(({ what }) => what === 'result');
        const factor = effects.find(({ what }) => what === 'allowance-factor');
        return (
          same(id, { from: result?.from, to: result?.to }, { from: short(before), to: short(after) }) ??
          same(`${id} gives`, [gives.version, gives.predicate], [after?.version, after?.predicate]) ??
          (factor === undefined ? null : same(`${id} allowance`, gives.allowance.factor, factor.to))
        );
      },
    ),
    forAll(
      'an objection that nobody was free to decide waited, and was decided by who was named',
      [ledger.named],
      (named) => {
        const seen = ledger.objectionsSeen.get(named?.employeeId ?? '')?.objection;
        const kinds = seen?.passings.map(({ kind, to }) => [kind, to]);
        return same('named', [kinds, seen?.decision?.by], [[['named', named?.deciderId]], named?.deciderId]);
      },
    ),
    forAll(
      'an objection that came too late is on record with its dates, and changed nothing',
      [ledger.late],
      (late) => {
        const seen = ledger.objectionsSeen.get(late?.employeeId ?? '')?.objection;
        const now = cases.get(late?.employeeId ?? '');
        return same(
          'late',
          [late?.act, seen?.status, seen?.window?.deadline !== undefined, now?.result?.version],
          ['objection-inadmissible', 'inadmissible', true, 1],
        );
      },
    ),
  ];
};
