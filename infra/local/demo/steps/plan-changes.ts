import { z } from 'zod';
import { isMeasured, type Plan } from '../../../../functions/domain/planning/plan.ts';
import { activity } from '../answers.ts';
import { wib } from '../calendar.ts';
import { casePath } from '../client.ts';
import { append } from '../ledger.ts';
import { eachOf, type Member, type World } from '../world.ts';

const amendment = z.looseObject({
  status: z.string(),
  changes: z.array(z.looseObject({ member: z.string().nullable() })),
});
const links = z.looseObject({
  loose: z.array(z.looseObject({ id: z.string() })),
  superior: z.array(z.looseObject({ id: z.string() })),
});

/** A fifth more is asked of the first indicator. */
const raised = (plan: Plan): Plan => ({
  ...plan,
  workResults: plan.workResults.map((workResult, w) => ({
    ...workResult,
    indicators: workResult.indicators.map((indicator, i) =>
      w === 0 && i === 0 && isMeasured(indicator)
        ? { ...indicator, target: String(Number((Number(indicator.target) * 1.2).toFixed(2))) }
        : indicator,
    ),
  })),
});

/** Daily work goes on against the plan in force while a change of it waits. */
const reportMeanwhile = async (world: World, member: Member, workResultId: string): Promise<void> => {
  const body = { date: '2026-01-19', workResultId, text: 'Bekerja sambil menunggu perubahan SKP', minutes: 60 };
  const path = casePath(world.cycleId, member.id, 'activities');
  const { data } = await world.client.post(member.id, path, `act-amending-${member.id}`, body, 201, activity);
  const { id, date, text } = data;
  append(world.ledger.activities, member.id, { id, date, workResultId: data.workResultId, text });
};

const amend = async (world: World, member: Member, decision: 'approve' | 'return'): Promise<void> => {
  const { client, cycleId, ledger } = world;
  const before = ledger.plans.get(member.id);
  if (before === undefined) return;
  const proposed = raised(before);
  const path = casePath(cycleId, member.id, 'plan-amendments');
  const { version } = await client.caseOf(member.id, cycleId, member.id);
  const reason = 'Beban layanan bertambah setelah penggabungan loket.';
  const receipt = await client.act(member.id, path, `amend-${member.id}`, version ?? 0, { reason, plan: proposed });
  append(ledger.acts, member.id, { ...receipt, by: member.id });
  await reportMeanwhile(world, member, before.workResults[0]?.id ?? '');

  const seen = await client.get(member.appraiserId, path, amendment);
  if (seen.data.changes.map(({ member: name }) => name).join() !== 'target')
    throw new Error('the appraiser is shown another change than the one proposed');
  const body = decision === 'approve' ? { decision } : { decision, reason: 'Cukup dengan target semula.' };
  const decisions = casePath(cycleId, member.id, 'plan-amendment-decisions');
  const decided = await client.act(member.appraiserId, decisions, `decide-amend-${member.id}`, seen.version ?? 0, body);
  append(ledger.acts, member.id, { ...decided, by: member.appraiserId });
  ledger.amendments.set(member.id, { before, proposed, decision });
  if (decision === 'approve') ledger.plans.set(member.id, proposed);
};

/** What was planned ahead of the superior is tied to the superior's first work result. */
const link = async (world: World, member: Member): Promise<void> => {
  const { client, cycleId, ledger } = world;
  const path = casePath(cycleId, member.id, 'plan-links');
  const { data, version } = await client.get(member.id, path, links);
  const target = data.superior[0];
  if (target === undefined) throw new Error("the superior's plan is not in force");
  const made = data.loose.map(({ id }) => ({ workResultId: id, superiorWorkResultId: target.id }));
  const receipt = await client.act(member.id, path, `link-${member.id}`, version ?? 0, { links: made });
  append(ledger.acts, member.id, { ...receipt, by: member.id });
  ledger.links.set(member.id, made);
};

/** Plans change while the work goes on: by amendment, which the appraiser decides, and by ties to a late superior's plan. */
export const runPlanChanges = async (world: World): Promise<void> => {
  const { clock, people, script } = world;
  clock.moveTo(wib('2026-01-19', '08:00:00'));
  const amending = people.filter((m) => script.amends.has(m.nip));
  await eachOf(world, 'plans amended', amending, (m) => amend(world, m, m === amending[0] ? 'return' : 'approve'));
  const ahead = people.filter((m) => script.plansAhead.has(m.nip));
  await eachOf(world, "plans tied to the superior's", ahead, (m) => link(world, m));
};
