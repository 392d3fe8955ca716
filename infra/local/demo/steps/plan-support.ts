import { assignReceipt } from '../../../../functions/contracts/assigned-work.ts';
import { cascadePage } from '../../../../functions/contracts/cascade.ts';
import { planDraftReport } from '../../../../functions/contracts/plan-drafts.ts';
import { holderPage, standardTexts } from '../../../../functions/contracts/post-standards.ts';
import type { Indicator, Plan, WorkResult } from '../../../../functions/domain/planning/plan.ts';
import { postNameOf } from '../../../../functions/domain/posts/post.ts';
import { makePlan } from '../../example/make-plan.ts';
import { anything } from '../answers.ts';
import { wib } from '../calendar.ts';
import { casePath } from '../client.ts';
import { append } from '../ledger.ts';
import type { Member, World } from '../world.ts';

/** A large city looks at one service; the query is the same for the whole tree, only longer. */
const wholeTreeUpTo = 3000;

const postOf = ({ agency }: World, { nip }: Member) => {
  const row = agency.assignments.find((one) => one.nip === nip);
  if (row === undefined) throw new Error('a person of the example has no post');
  const { postTitle, postFamily, postLevel } = row;
  return { postTitle, postFamily, postLevel };
};

/**
 * Standards for the posts of those who will never hand in a plan, and drafts from them in bulk: what is prepared for somebody
 * is no plan of theirs until they submit it.
 */
export const prepareDrafts = async (world: World): Promise<void> => {
  const { client, clock, ledger, offices, people, script, cycleId } = world;
  clock.moveTo(wib('2026-01-05'));
  const idle = people.filter(({ nip }) => script.neverPlans.has(nip) || script.submitsLate.has(nip));
  const posts = [...new Map(idle.map((m) => [postNameOf(postOf(world, m)), m])).values()];
  const bar = world.progress.start('standards of posts, drafts in bulk', posts.length + idle.length);
  for (const [i, member] of posts.entries()) {
    const path = `/v1/directory/post-standards/STANDAR-${i + 1}`;
    const { workResults } = makePlan(member.work, false, world.random.fork(`standard/${i}`));
    const body = (reason: string | null) => ({
      post: postOf(world, member),
      tasks: [{ id: 'tugas-1', text: 'Melaksanakan tugas pokok jabatan' }],
      workResults: workResults.map(({ serves: _, ...rest }) => ({ ...rest, taskId: 'tugas-1' })),
      reason,
    });
    await client.put(offices.administrator, path, body(null));
    if (i === 0) await client.put(offices.administrator, path, body('Uraian jabatan diperbarui.'), 1);
    bar.tick();
  }
  const first = '/v1/directory/post-standards/STANDAR-1';
  const rows = [...idle.map(({ nip }) => ({ nip, source: 'standard' })), { nip: '1.98E+17', source: 'standard' }];
  const send = async (key: string) =>
    (
      await client.post(
        offices.administrator,
        `/v1/cycles/${cycleId}/plan-drafts/import`,
        key,
        { rows },
        200,
        planDraftReport,
      )
    ).data;
  const [created, again] = [await send('drafts-in-bulk-1'), await send('drafts-in-bulk-2')];
  const { data: texts } = await client.get(offices.administrator, `${first}/texts`, standardTexts);
  const { data: holders } = await client.get(offices.auditor, `${first}/holders?limit=50`, holderPage);
  ledger.support = {
    ...{ posts: posts.length, texts: texts.items.length, holders: holders.items.length },
    prepared: idle.map(({ id }) => id),
    ...{ created: created.created, refused: created.refused.map(({ code }) => code) },
    again: { created: again.created, unchanged: again.unchanged },
  };
  bar.tick(idle.length);
  bar.done();
};

const lightened = ({ weight, ...rest }: WorkResult): WorkResult => ({ ...rest, weight: String(Number(weight) - 10) });

/** A person whose part in the script has nothing to do with plans, and the head of a unit that is not above that person. */
const pickPair = ({ people, script, offices, ledger }: World): { member: Member; leader: Member } => {
  const scripted = new Set(Object.values(script).flatMap((nips) => [...nips]));
  const official = new Set([offices.chair, ...offices.members, offices.administrator, offices.auditor]);
  const member = people.findLast(
    (m) =>
      !(m.headsUnit || official.has(m.id) || scripted.has(m.nip) || scripted.has(m.appraiserNip)) &&
      Number(ledger.plans.get(m.id)?.workResults[0]?.weight ?? 0) > 10,
  );
  const leader = people.find((m) => m.headsUnit && m.id !== member?.appraiserId && ledger.plans.has(m.id));
  if (member === undefined || leader === undefined) throw new Error('the example has nobody to assign work to');
  return { member, leader };
};

/** The head of another unit assigns work; an amendment takes it into the plan, which the own appraiser approves. */
export const assignAcrossUnits = async (world: World): Promise<void> => {
  const { client, cycleId, ledger } = world;
  const { member, leader } = pickPair(world);
  const before = ledger.plans.get(member.id);
  if (before === undefined) return;
  const bar = world.progress.start('work assigned from another unit', 1);
  const text = 'Data terpadu untuk perangkat daerah lain';
  const indicators: Indicator[] = [
    {
      ...{ id: 'iki-lintas', text: 'Jumlah dokumen data terpadu', aspect: 'quantity', target: '4', measure: 'dokumen' },
      ...{ polarisation: { kind: 'higher' }, weight: '100' },
    },
  ];
  const { data } = await client.post(
    leader.id,
    casePath(cycleId, member.id, 'assigned-work'),
    `assign-${member.id}`,
    { source: { kind: 'unit', unitCode: leader.unitCode }, text, indicators, serves: 'rhk-1', mandate: 'ST/21/2026' },
    201,
    assignReceipt,
  );
  const part: WorkResult = {
    ...{ id: 'rhk-lintas', kind: 'additional', text, serves: null, weight: '10', indicators },
    assignment: data.workId,
  };
  const workResults = before.workResults.map((one, i) => (i === 0 ? lightened(one) : one));
  const plan: Plan = { ...before, workResults: [...workResults, part] };
  const { version } = await client.caseOf(member.id, cycleId, member.id);
  const proposed = await client.act(
    member.id,
    casePath(cycleId, member.id, 'plan-amendments'),
    `take-on-${member.id}`,
    version ?? 0,
    { reason: 'Penugasan lintas unit ST/21/2026.', plan },
  );
  const approved = await client.act(
    member.appraiserId,
    casePath(cycleId, member.id, 'plan-amendment-decisions'),
    `approve-${member.id}`,
    proposed.version,
    { decision: 'approve' },
  );
  append(ledger.acts, member.id, { ...proposed, by: member.id });
  append(ledger.acts, member.id, { ...approved, by: member.appraiserId });
  ledger.plans.set(member.id, plan);
  ledger.assigned.set(member.id, { workId: data.workId, leaderId: leader.id, rating: 'meets' });
  bar.tick();
  bar.done();
};

/** What does not hold together in the plans, from the top of the city or of one service. */
export const lookAtCascade = async (world: World): Promise<void> => {
  const { agency, client, cycleId, ledger, offices, people } = world;
  const kind = people.length <= wholeTreeUpTo ? 'agency' : 'service';
  const root = agency.units.find((unit) => unit.kind === kind);
  if (root === undefined) throw new Error('the example has no tree');
  const bar = world.progress.start('the cascade looked at', 1);
  const path = `/v1/cycles/${cycleId}/units/${root.code}/cascade`;
  const seen: NonNullable<typeof ledger.cascade> = { superiors: [], findings: [] };
  for (let cursor: string | null = null; ; ) {
    const query: string = cursor === null ? '' : `&cursor=${cursor}`;
    const { data } = await client.get(offices.auditor, `${path}?limit=50${query}`, cascadePage);
    for (const { superiorId, findings } of data.items) {
      seen.superiors.push(superiorId);
      seen.findings.push(...findings.map(({ code, employeeId, workResultId }) => ({ code, employeeId, workResultId })));
    }
    cursor = data.next;
    if (cursor === null) break;
  }
  ledger.cascade = seen;
  bar.tick();
  bar.done();
};

/** Whoever assigned work judges that part before the appraiser reviews the whole. */
export const judgeAcrossUnits = async ({ client, cycleId, ledger }: World): Promise<void> => {
  for (const [id, { workId, leaderId, rating }] of ledger.assigned) {
    const place = casePath(cycleId, id, `assigned-work/${workId}`);
    await client.get(leaderId, place, anything);
    await client.put(leaderId, `${place}/judgement`, { rating, note: 'Data diterima lengkap dan dipakai.' });
  }
};
