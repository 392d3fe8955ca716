import { cascadePage } from '../../../../functions/contracts/cascade.ts';
import { type Indicator, isMeasured, type Plan, type WorkResult } from '../../../../functions/domain/planning/plan.ts';
import { makePlan } from '../../example/make-plan.ts';
import { casePath } from '../client.ts';
import type { SharesSeen } from '../ledger.ts';
import type { Member, World } from '../world.ts';
import { nextCycleId as cycleId } from './next-period.ts';

const target = '120';

/** A plan whose first indicator is an amount that can be shared out. */
const amounts = (
  { random }: World,
  { work, nip }: Member,
  first: Partial<Indicator>,
  serves: WorkResult['serves'],
): Plan => {
  const plan = makePlan(work, true, random.fork(`shares/${nip}`));
  const own: Partial<Indicator> = { measure: 'dokumen', polarisation: { kind: 'higher' }, ...first };
  return {
    ...plan,
    workResults: plan.workResults.map((one, w) => ({
      ...one,
      serves,
      indicators: one.indicators.map((indicator, i) =>
        w === 0 && i === 0 && isMeasured(indicator) ? { ...indicator, ...own } : indicator,
      ),
    })),
  };
};

const submit = async ({ client }: World, { id }: Member, plan: Plan, round: number) => {
  const { version } = await client.caseOf(id, cycleId, id);
  return client.act(id, casePath(cycleId, id, 'plan-submissions'), `share-${round}-${id}`, version ?? 0, { plan });
};

const decide = ({ client }: World, { id, appraiserId }: Member, version: number, body: object) =>
  client.act(appraiserId, casePath(cycleId, id, 'plan-decisions'), `share-set-${version}-${id}`, version, body);

/** What the cascade says about the head's indicator. */
const look = async ({ client, offices }: World, head: Member): Promise<SharesSeen> => {
  const path = `/v1/cycles/${cycleId}/units/${head.unitCode}/cascade?limit=50`;
  const { data } = await client.get(offices.auditor, path, cascadePage);
  const found = data.items.find(({ superiorId }) => superiorId === head.id)?.findings ?? [];
  return found.flatMap(({ code, employeeId, sums }) => (sums === null ? [] : [{ code, employeeId, ...sums }]));
};

/** Whether the person is still under whom the list of the import names: people moved and were re-routed since. */
const isStill = async ({ client }: World, { id, appraiserId }: Member): Promise<boolean> =>
  (await client.caseOf(id, cycleId, id)).data.appraiserId === appraiserId;

/** A head and two people, all where the import put them. */
const pickTeam = async (world: World): Promise<[head: Member, one: Member, other: Member]> => {
  const { ledger, people, byId } = world;
  const gone = new Set(ledger.moves?.seen.keys() ?? []);
  for (const head of people.filter((m) => m.headsUnit && !gone.has(m.id) && byId.has(m.appraiserId))) {
    const team = people.filter((p) => p.appraiserId === head.id && !p.headsUnit && !gone.has(p.id));
    const [one, other] = team;
    if (one === undefined || other === undefined) continue;
    const still = await Promise.all([head, one, other].map((m) => isStill(world, m)));
    if (still.every(Boolean)) return [head, one, other];
  }
  throw new Error('nobody shares a target');
};

/** Direct cascading: two people take shares of their head's target, at first too little between them. */
export const runShares = async (world: World): Promise<void> => {
  const { ledger } = world;
  const [head, one, other] = await pickTeam(world);

  const above = amounts(world, head, { target }, { kind: 'provisional', text: 'Mendukung sasaran kota' });
  const submitted = await submit(world, head, above, 1);
  await decide(world, head, submitted.version, { decision: 'approve' });
  const [served] = above.workResults;
  const [whole] = served?.indicators ?? [];
  if (served === undefined || whole === undefined) throw new Error('a plan of the example is empty');
  const part = (member: Member, share: string): Plan =>
    amounts(world, member, { target: share, shareOf: whole.id }, { kind: 'superior', workResultId: served.id });

  await submit(world, one, part(one, '50'), 1);
  const { version } = await submit(world, other, part(other, '45.5'), 1);
  const short = await look(world, head);
  await decide(world, other, version, {
    decision: 'return',
    reason: 'Bagian target bersama belum mencapai 120 dokumen.',
  });
  await submit(world, other, part(other, '70'), 2);
  ledger.shares = { headId: head.id, target, short, mended: await look(world, head) };
};
