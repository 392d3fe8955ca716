import type { Plan } from '../../../../functions/domain/planning/plan.ts';
import type { Explanation } from '../../../../functions/domain/scoring/explanation.ts';
import type { Member, World } from '../world.ts';
import { type Evidence, forAll, type Invariant, same } from './check.ts';
import { versionsOf } from './versions.ts';

const nodesOf = (tree: Explanation): Explanation[] => [
  ...(tree.code === 'assigned-judgement' ? [tree] : []),
  ...(tree.inputs ?? []).flatMap(nodesOf),
];

/** The plan that counted when planning had closed, with what was tied to the superior's later. */
const planOf = ({ ledger, script }: World, { id, nip }: Member): Plan | null => {
  if (script.neverPlans.has(nip) || script.submitsLate.has(nip) || script.abandons.has(nip)) return null;
  const plan = ledger.plans.get(id) ?? null;
  const links = ledger.links.get(id) ?? [];
  if (plan === null) return null;
  const workResults = plan.workResults.map((one) => {
    const link = links.find(({ workResultId }) => workResultId === one.id);
    return link === undefined
      ? one
      : { ...one, serves: { kind: 'superior', workResultId: link.superiorWorkResultId } as const };
  });
  return { ...plan, workResults };
};

/** What the plans that the demo itself sent say about the people of one superior. */
const expectedBelow = (world: World, superiorId: string): string[] => {
  const members = world.people.filter(({ appraiserId }) => appraiserId === superiorId);
  const superior = world.byId.get(superiorId);
  const above = superior === undefined ? null : planOf(world, superior);
  const plans = members.map((member) => ({ id: member.id, plan: planOf(world, member) }));
  const served = new Set(
    plans.flatMap(({ plan }) =>
      (plan?.workResults ?? []).flatMap(({ serves }) => (serves?.kind === 'superior' ? [serves.workResultId] : [])),
    ),
  );
  for (const { leaderId } of world.ledger.assigned.values()) if (leaderId === superiorId) served.add('rhk-1');
  const unserved = members.length === 0 ? [] : (above?.workResults ?? []).filter(({ id }) => !served.has(id));
  const loose = plans.flatMap(({ id, plan }) =>
    above === null
      ? []
      : (plan?.workResults ?? []).flatMap((one) =>
          one.serves?.kind === 'provisional' ? [`serves-provisionally ${id} ${one.id}`] : [],
        ),
  );
  return [
    ...unserved.map(({ id }) => `nobody-serves ${superiorId} ${id}`),
    ...plans.flatMap(({ id, plan }) => (plan === null ? [`plan-missing ${id} null`] : [])),
    ...loose,
  ];
};

/** Standards of posts, drafts in bulk, work across units, and the cascade. */
export const planSupportInvariants = ({ world, cases, exported }: Evidence): Invariant[] => {
  const { support, assigned, cascade } = world.ledger;
  return [
    forAll('drafts are made in bulk once, and the row that cannot be read is listed', [support], (s) =>
      same(
        'drafts',
        { created: s?.created, refused: s?.refused, again: s?.again },
        {
          created: s?.prepared.length,
          refused: ['nip-scientific'],
          again: { created: 0, unchanged: s?.prepared.length },
        },
      ),
    ),
    forAll('a draft that was prepared for somebody is no plan of theirs', support?.prepared ?? [], (id) => {
      const submitted = (exported.get(id)?.records ?? []).some(({ envelope }) => envelope.act === 'plan-submitted');
      return submitted || cases.get(id)?.stage === undefined ? `${id} has a plan that was never submitted` : null;
    }),
    forAll('the standard of a post keeps its texts and knows its holders', [support], (s) =>
      s?.texts === 2 && s.holders > 0 ? null : `${s?.texts} texts, ${s?.holders} holders`,
    ),
    forAll('whoever assigned work from another unit is heard in the result', assigned, ([id, { workId, rating }]) => {
      const one = exported.get(id);
      const version = one === undefined ? undefined : versionsOf(one)[0];
      if (version === undefined) return `${id} has no result`;
      const heard = nodesOf(version.explanation).map(({ value, evidence }) => [value, evidence]);
      return same(id, heard, [[rating, [`assigned-work/${workId}/1`]]]);
    }),
    forAll('the cascade names exactly what the plans lack', cascade === null ? [] : [cascade], (seen) => {
      const found = seen.findings.map(({ code, employeeId, workResultId }) => `${code} ${employeeId} ${workResultId}`);
      const expected = seen.superiors.flatMap((id) => expectedBelow(world, id));
      return same('cascade', found.sort(), expected.sort());
    }),
  ];
};
