import { anything } from '../answers.ts';
import { casePath } from '../client.ts';
import { append } from '../ledger.ts';
import type { World } from '../world.ts';
import { refuse } from './refusals.ts';

/** A client that lost the answer sends the request again: same answer, one effect; anything else is refused. */
export const showRepeats = async (world: World): Promise<void> => {
  const { client, cycleId, ledger, script } = world;
  const one = world.people.find(
    (m) => ledger.acts.get(m.id)?.some(({ act }) => act === 'plan-set') && !script.returnedEarly.has(m.nip),
  );
  const plan = one === undefined ? undefined : ledger.plans.get(one.id);
  const first = one === undefined ? undefined : ledger.acts.get(one.id)?.[0];
  if (one === undefined || plan === undefined || first === undefined) throw new Error('nobody has a plan in force');
  const path = casePath(cycleId, one.id, 'plan-submissions');
  const again = { ...(await client.act(one.id, path, `submit-1-${one.id}`, 1, { plan })), by: one.id };
  ledger.repeats.push({ what: 'plan submission', first, again });

  const activities = casePath(cycleId, one.id, 'activities');
  const body = { date: '2026-01-19', workResultId: 'rhk-1', text: 'Laporan yang dikirim dua kali', minutes: 60 };
  const answers = [];
  for (let i = 0; i < 2; i++)
    answers.push((await client.post(one.id, activities, `twice-${one.id}`, body, 201, anything)).data);
  append(ledger.activities, one.id, { id: `twice-${one.id}`, ...body });
  ledger.repeats.push({ what: 'daily report', first: answers[0], again: answers[1] });
  const other = { ...body, text: 'Isi yang lain di bawah kunci yang sama' };
  await refuse(
    world,
    'another body under the same Idempotency-Key',
    one.id,
    { method: 'POST', path: activities, key: `twice-${one.id}`, body: other },
    'idempotency-key-reused',
  );
  const decisions = casePath(cycleId, one.id, 'plan-decisions');
  const stale = {
    method: 'POST' as const,
    path: decisions,
    key: `stale-${one.id}`,
    version: 1,
    body: { decision: 'approve' },
  };
  await refuse(world, 'a stale If-Match', one.appraiserId, stale, 'precondition-failed');
  const withoutVersion = {
    method: 'POST' as const,
    path: decisions,
    key: `blind-${one.id}`,
    body: { decision: 'approve' },
  };
  await refuse(world, 'a change without If-Match', one.appraiserId, withoutVersion, 'precondition-required');
};
