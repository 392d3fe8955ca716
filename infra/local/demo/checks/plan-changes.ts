import { isAct } from '../../../../functions/domain/case/result-bodies.ts';
import { isMeasured, type Plan } from '../../../../functions/domain/planning/plan.ts';
import type { Explanation } from '../../../../functions/domain/scoring/explanation.ts';
import { judgedRating } from '../oracle.ts';
import { type Evidence, forAll, type Invariant, same } from './check.ts';
import { versionsOf } from './versions.ts';

const nodesOf = (tree: Explanation, code: Explanation['code']): Explanation[] => [
  ...(tree.code === code ? [tree] : []),
  ...(tree.inputs ?? []).flatMap((input) => nodesOf(input, code)),
];

/** Target of the first indicator, the one that the amendments raise. */
const firstTarget = ({ workResults }: Plan): string | null => {
  const indicator = workResults[0]?.indicators[0];
  return indicator !== undefined && isMeasured(indicator) ? indicator.target : null;
};

/** Plans that changed on the way, that speak in words, and that were made before the superior's. */
export const planChangeInvariants = ({ world: { ledger }, exported }: Evidence): Invariant[] => {
  const firstVersion = (id: string) => {
    const one = exported.get(id);
    return one === undefined ? undefined : versionsOf(one)[0];
  };
  return [
    forAll(
      'a plan in words has no number, and the suggestion that its judgements carry',
      ledger.judgements,
      ([id, judgements]) => {
        const [version, plan] = [firstVersion(id), ledger.plans.get(id)];
        if (version === undefined || plan === undefined) return `${id} has no result`;
        const [suggested] = nodesOf(version.explanation, 'work-result-suggestion');
        const told = { score: version.score, suggested: suggested?.value };
        return same(id, told, { score: null, suggested: judgedRating(plan, judgements) });
      },
    ),
    forAll(
      'an approved amendment is what was measured, a returned one changed nothing',
      ledger.amendments,
      ([id, { before, proposed, decision }]) => {
        const version = firstVersion(id);
        if (version === undefined) return `${id} has no result`;
        const [measured] = nodesOf(version.explanation, 'indicator-achievement');
        return same(id, measured?.symbols?.T, firstTarget(decision === 'approve' ? proposed : before));
      },
    ),
    forAll('both texts of an amended plan are still in the chain', ledger.amendments, ([id, { before, proposed }]) => {
      const texts = (exported.get(id)?.records ?? []).flatMap((record) =>
        isAct(record, 'plan-submitted') || isAct(record, 'plan-amendment-proposed') ? [record.body.plan] : [],
      );
      return same(id, texts.slice(-2), [before, proposed]);
    }),
    forAll('whoever planned ahead of the superior is tied to the superior now', ledger.links, ([id, links]) => {
      const record = exported.get(id)?.records.find(({ envelope }) => envelope.act === 'plan-linked');
      if (record === undefined || !isAct(record, 'plan-linked')) return `${id} has no links`;
      const loose = record.body.plan.workResults.filter(({ serves }) => serves?.kind !== 'superior').length;
      return same(id, { loose, links: record.body.links }, { loose: 0, links });
    }),
    forAll('the plan of the next period starts from the one that was in force', [ledger.nextPeriod], (next) =>
      next.proposed > 0 && next.unlike.length === 0 ? null : `${next.proposed} proposed, unlike: ${next.unlike}`,
    ),
  ];
};
