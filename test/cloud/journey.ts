import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { sealKey } from '../../functions/contracts/audit.ts';
import { canonicalJson } from '../../functions/domain/audit/canonical.ts';
import { receiptText } from '../../functions/domain/forum/sealed-texts.ts';
import { addDays, localDateOf } from '../../functions/domain/time/zone.ts';
import { nodeDigest } from '../../functions/runtime/digest.ts';
import { verifySignature } from '../../functions/runtime/ed25519.ts';
import { activity, anything, suggestion } from '../../infra/local/demo/answers.ts';
import { casePath, servicePath } from '../../infra/local/demo/client.ts';
import { runAuditFile } from '../../infra/local/demo/steps/audit-file.ts';
import { runDecision } from '../../infra/local/demo/steps/decision.ts';
import { decideFollowUps } from '../../infra/local/demo/steps/follow-up.ts';
import { loadCity } from '../../infra/local/demo/steps/open-cycle.ts';
import { runOrganisation } from '../../infra/local/demo/steps/organisation.ts';
import { runPlanning } from '../../infra/local/demo/steps/planning.ts';
import { readCases } from '../../infra/local/demo/steps/read-cases.ts';
import { issueReceipts, verifyReceipts } from '../../infra/local/demo/steps/receipts.ts';
import { closeByHand, closeBySchedule, waitForPhase } from '../../infra/local/demo/steps/wait-for.ts';
import { eachOf, type Member, type World } from '../../infra/local/demo/world.ts';
import { activityText } from '../../infra/local/example/make-plan.ts';
import { makeRealisation } from '../../infra/local/example/make-realisation.ts';

/** A check that held, by name. */
export type Checked = string[];
/** One for each phase after which cases may be other than before. */
const sealsOfPhases = 8;

const planned = [
  'planning',
  'execution',
  'supervisor-review',
  'organisation-predicate',
  'committee-forum',
  'final-decision',
  'follow-up',
];

/** A period that ended yesterday; a deadline a day from tomorrow on, each closed by an event that tells a later time. */
const openCycle = async (world: World): Promise<void> => {
  const { client, offices, cycleId, agency } = world;
  const today = localDateOf(new Date().toISOString(), agency.zone);
  const body = {
    id: cycleId,
    title: 'Uji awan',
    kind: 'quarterly',
    period: { from: addDays(today, -60), to: addDays(today, -1) },
    deadlines: Object.fromEntries(planned.map((phase, i) => [phase, addDays(today, i === 6 ? 60 : i + 1)])),
    committee: { chairId: offices.chair, memberIds: [offices.chair, ...offices.members] },
    authorisedOfficialId: offices.mayor,
  };
  await client.post(offices.administrator, '/v1/cycles', `open-${cycleId}`, body, 202, anything);
  await waitForPhase(world, 'planning');
};

const work = async (world: World, member: Member, day: string): Promise<void> => {
  const { client, cycleId, ledger } = world;
  const plan = ledger.plans.get(member.id);
  assert(plan !== undefined);
  const path = (rest: string): string => casePath(cycleId, member.id, rest);
  const body = { date: day, workResultId: 'rhk-1', text: activityText(member.work, 0, day), minutes: 60, evidence: [] };
  await client.post(member.id, path('activities'), `act-${day}-${member.id}`, body, 201, activity);
  // The same once more is the same, not a second one.
  await client.post(member.id, path('activities'), `act-${day}-${member.id}`, body, 201, activity);
  const items = makeRealisation(plan, 1, member.id, world.random.fork(`measured/${member.nip}`));
  await client.put(member.id, path('realisation'), { items });
  ledger.realisations.set(member.id, items);
  const own = { achievements: 'Target tercapai.', obstacles: 'Tidak ada.', behaviours: [] };
  await client.put(member.id, path('self-review'), own);
};

const review = async ({ client, cycleId }: World, { id, appraiserId }: Member): Promise<void> => {
  const seen = await client.get(appraiserId, casePath(cycleId, id, 'review-suggestion'), suggestion);
  const workResult = seen.data.workResult?.rating ?? 'meets';
  const reason = seen.data.workResult?.rating == null ? 'Dinilai dari pemantauan langsung.' : null;
  const words = { strengths: 'Tekun.', improvements: 'Ketepatan waktu.' };
  const body = { workResult, behaviour: seen.data.behaviour.rating ?? 'meets', reason, ...words, judgements: [] };
  await client.act(appraiserId, casePath(cycleId, id, 'reviews'), `review-${id}`, seen.version ?? 0, body);
};

const lockForums = async (world: World): Promise<void> => {
  const { client, cycleId, offices } = world;
  const { data } = await client.services(offices.chair, cycleId);
  await eachOf(world, 'forums locked', data.items, async ({ code }) => {
    const { version } = await client.service(offices.chair, cycleId, code);
    const body = { justification: 'Sebaran mengikuti bukti capaian per pegawai.' };
    const path = servicePath(cycleId, code, 'forum-locks');
    await client.post(offices.chair, path, `lock-${code.toLowerCase()}`, body, 201, anything, version ?? 0);
  });
};

/** One person objects, both sides are heard, the objection is decided. */
const object = async (world: World): Promise<string> => {
  const { client, cycleId, offices } = world;
  const cases = [...(await readCases(world)).values()];
  const one = cases.find(({ superiorId, appraiserId }) => superiorId !== null && appraiserId !== offices.mayor);
  assert(one !== undefined && one.appraiserId !== null, 'nobody to object');
  const { employeeId, appraiserId } = one;
  const act = async (as: string, what: string, body: object): Promise<void> => {
    const { version } = await client.caseOf(as, cycleId, employeeId);
    await client.act(as, casePath(cycleId, employeeId, what), `${what}-${as}`, version ?? 0, body);
  };
  const grounds = { groundCodes: ['evidence-not-counted'], grounds: 'Realisasi tidak tercermin.', evidence: [] };
  await act(employeeId, 'objections', grounds);
  const { data } = await client.caseOf(offices.administrator, cycleId, employeeId);
  const decider = data.objection?.deciderId;
  assert(typeof decider === 'string', 'the objection names nobody to decide it');
  await act(decider, 'objection-hearings', { note: 'Mohon pernyataan kedua pihak.' });
  await act(employeeId, 'objection-statements', { text: 'Menunjukkan bukti.', evidence: [] });
  await act(appraiserId, 'objection-statements', { text: 'Menjelaskan dasar penilaian.', evidence: [] });
  await act(decider, 'objection-decisions', { decision: 'dismiss', reason: 'Setelah mendengar kedua pihak.' });
  return employeeId;
};

/** Papers in hand are proven with nothing but the public key in their seal. */
const checkReceipts = ({ ledger, agency, cycleId }: World): void => {
  assert(ledger.forum.receipts.size > 0);
  for (const { row, salt, digest, signedAt, seal } of ledger.forum.receipts.values()) {
    assert.equal(nodeDigest.hmac(salt, canonicalJson(row)), digest);
    const text = receiptText({ agencyId: agency.id, cycleId, digest, signedAt });
    assert(verifySignature(seal.publicKey, text, seal.value), 'a receipt whose seal does not verify');
  }
};

/** How many seals there are. */
const checkAudit = async (world: World): Promise<number> => {
  const audit = await runAuditFile(world);
  try {
    const { data: key } = await world.client.get(world.offices.auditor, '/v1/seal-key', sealKey);
    assert.deepEqual([audit.honest.exitCode, audit.honest.report.findings], [0, []], 'the export does not verify');
    assert.equal(audit.honest.report.totals.cases, world.people.length);
    // One for each phase, and one for each day on which somebody did something that none of them held.
    assert(audit.honest.report.seals >= sealsOfPhases, 'a phase left no seal');
    assert.equal(audit.fingerprint, key.fingerprint);
    assert(
      audit.forged.every(({ answer }) => answer.exitCode === 1),
      'a forgery was not found',
    );
    assert.equal(audit.proof.exitCode, 0);
    return audit.honest.report.seals;
  } finally {
    await audit.discard();
  }
};

/** One cycle from the import to its end over the deployed API, and what must hold of it. */
export const runJourney = async (world: World): Promise<{ checked: Checked; seals: number }> => {
  const checked: Checked = [];
  const check = async (name: string, step: () => Promise<unknown>): Promise<void> => {
    await step();
    checked.push(name);
    world.progress.line(`ok  ${name}`);
  };
  const { cycleId, client, offices } = world;
  const description = z.looseObject({ openapi: z.string() });
  await check('the description of the API, without a token', () =>
    client.send('', { method: 'GET', path: '/v1/openapi.json', token: '' }, 200, description),
  );
  await check('no token and a forged one are refused at the door', async () => {
    for (const token of ['', `a.${createHash('sha256').digest('base64url')}.c`])
      assert.equal((await client.attempt('', { method: 'GET', path: '/v1/me', token })).status, 401);
  });
  await check('a city is imported', () => loadCity(world));
  await check('a cycle begins: the state machine waits in planning', () => openCycle(world));
  await check('plans are submitted and approved; a schedule closes planning', () => runPlanning(world));
  const yesterday = addDays(localDateOf(new Date().toISOString(), world.agency.zone), -1);
  await check('work is reported; a schedule closes execution', async () => {
    await eachOf(world, 'reports', world.people, (member) => work(world, member, yesterday));
    await closeBySchedule(world, 'execution', 'supervisor-review');
  });
  await check('appraisers rate; the administrator closes, scores are computed', async () => {
    await eachOf(world, 'reviews', world.people, (member) => review(world, member));
    await closeByHand(world, 'supervisor-review', 'organisation-predicate');
  });
  await check('services get their predicate', () => runOrganisation(world));
  await check('forums are locked, minutes signed by KMS', async () => {
    await lockForums(world);
    await closeByHand(world, 'committee-forum', 'final-decision');
  });
  await check('the official signs by KMS; results are published', () => runDecision(world));
  await check('receipts are issued and verify offline', async () => {
    await issueReceipts(world);
    await verifyReceipts(world);
    checkReceipts(world);
  });
  await check('an objection is heard and decided; a schedule closes the window', async () => {
    await object(world);
    await closeBySchedule(world, 'objection-window', 'follow-up');
  });
  await check('follow-ups are decided; a schedule ends the cycle', async () => {
    await decideFollowUps(world);
    // By hand it stays open while somebody may still object by the real clock, which is the functions' own.
    await closeBySchedule(world, 'follow-up', 'closed');
  });
  await check('every case came to its end, with a result', async () => {
    const cases = [...(await readCases(world)).values()];
    assert.equal(cases.length, world.people.length);
    assert(cases.every(({ stage, result, marks }) => stage === 'decided' && result != null && marks.length === 0));
    assert.notEqual((await client.cycle(offices.administrator, cycleId)).data.closedAt, null);
  });
  let seals = 0;
  await check('the export verifies offline with its seals by KMS; forged copies do not', async () => {
    seals = await checkAudit(world);
  });
  return { checked, seals };
};
