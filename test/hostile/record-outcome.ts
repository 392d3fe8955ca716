import { createDecideShards } from '../../functions/usecases/decisions/decide-shards.ts';
import { createProposeFollowUps } from '../../functions/usecases/follow-ups/propose-follow-ups.ts';
import { createPublishShards } from '../../functions/usecases/results/publish-shards.ts';
import { createScoreShards } from '../../functions/usecases/scoring/score-shards.ts';
import { createCloseForums } from '../../functions/usecases/services/close-forums.ts';
import { createSummariseServices } from '../../functions/usecases/services/summarise-services.ts';
import { createRollUpCycle } from '../../functions/usecases/units/roll-up-cycle.ts';
import { sealNow } from '../support/exports.ts';
import { serviceOf, services, shards } from '../support/stages.ts';
import { agencyId, cycleId } from '../support/world.ts';
import { nipOf } from './record-planning.ts';
import type { Recorder } from './recorder.ts';
import { findString, stringIn } from './values.ts';

const health = { cycleId, serviceCode: 'DINKES' };
const members = ['member-1', 'member-2', 'member-3'];

const versionOf = async ({ world }: Recorder, code = 'DINKES'): Promise<number> =>
  (await serviceOf(world, code)).version;

/** Panel, agenda, interests, a motion with its votes, and the lock. */
const deliberate = async (city: Recorder): Promise<void> => {
  const { ask } = city;
  await ask('admin', 'setForumPanel', {
    params: health,
    body: { chairId: 'member-1', memberIds: members, quorum: null },
    version: await versionOf(city),
  });
  for (const member of members) {
    const ties = member === 'member-3' ? [{ employeeId: 'budi', kind: 'sibling' }] : [];
    await ask(member === 'member-2' ? 'admin' : member, 'declareInterests', {
      params: health,
      body: { memberId: member === 'member-1' ? null : member, ties },
    });
  }
  await ask('member-1', 'setForumAgenda', {
    params: health,
    body: { points: [{ employeeId: 'chief', text: 'Kinerja bidang' }] },
    version: await versionOf(city),
  });
  await ask('member-1', 'supposeMoves', {
    params: health,
    body: { moves: [{ employeeId: 'ani', predicate: 'baik' }] },
  });
  const proposed = await ask('member-2', 'proposeMotion', {
    params: health,
    body: {
      employeeId: 'chief',
      workResult: 'below',
      behaviour: 'meets',
      reasonCode: 'evidence-overlooked',
      text: 'Target bidang tidak tercapai.',
    },
  });
  const motion = { ...health, motionId: stringIn(proposed, 'motionId') };
  for (const member of members) await ask(member, 'castVote', { params: motion, body: { vote: 'for' } });
  await ask('member-1', 'getMotion', { params: motion });
  await ask('member-1', 'resolveMotion', { params: motion, body: {} });
  city.keep('forum');
  const lock = { params: health, body: { justification: 'Kelompok kecil.' }, version: await versionOf(city) };
  await ask('member-1', 'lockForum', lock);
};

const decide = async (city: Recorder): Promise<void> => {
  const { world, ask } = city;
  await createCloseForums(world.deps)(shards);
  await city.enter('final-decision');
  for (const serviceCode of services) {
    const exceptions = serviceCode === 'DINKES' ? [{ employeeId: 'budi', reason: 'Bukti menyusul.' }] : [];
    await ask('secretary', 'signDecision', {
      params: { cycleId, serviceCode },
      body: { statement: 'Ditetapkan.', exceptions },
      version: await versionOf(city, serviceCode),
    });
  }
  await ask('secretary', 'decideException', {
    params: { ...health, employeeId: 'budi' },
    body: { statement: 'Bukti diterima.' },
    version: await versionOf(city),
  });
  city.keep('decision');
  await createDecideShards(world.deps)(shards);
  await world.enterPhase('publication', { publishedAt: world.clock.now() });
  await createPublishShards(world.deps)(shards);
  await city.enter('objection-window');
};

const objection = async (city: Recorder): Promise<void> => {
  const { on, ask } = city;
  const receipt = await on('ani', 'ani', 'issueReceipt', {});
  await ask(null, 'verifyReceipt', { params: { code: stringIn(receipt, 'code') } });
  await on('dewi', 'dewi', 'acknowledgeResult', {});
  const body = { groundCodes: ['evidence-not-counted'], grounds: 'Dua kunjungan tidak dihitung.', evidence: [] };
  for (const id of ['ani', 'budi']) await on(id, id, 'fileObjection', body);
  const decider = await deciderOf(city, 'ani');
  const call = { note: 'Mohon pernyataan.', employeeDays: 3, appraiserDays: 3 };
  await on('ani', decider, 'callObjectionHearing', call);
  for (const id of ['ani', 'chief'])
    await on('ani', id, 'stateOnObjection', { text: `Pernyataan ${id}.`, evidence: [] });
  city.keep('objection');
  const upheld = { decision: 'uphold', reason: 'Bukti sah.', workResult: 'above', behaviour: 'above', newIdea: null };
  await on('ani', decider, 'decideObjection', upheld);
  await on('budi', await deciderOf(city, 'budi'), 'recuseFromObjection', { reason: 'Saudara kandung.' });
};

const deciderOf = async ({ world }: Recorder, employeeId: string): Promise<string> =>
  findString((await world.case(employeeId)).data, 'deciderId') ?? '';

const afterwards = async (city: Recorder): Promise<void> => {
  const { world, ask, on } = city;
  await city.enter('objection-window', { status: 'closing' });
  await createProposeFollowUps(world.deps)(shards);
  await city.enter('follow-up');
  await sealNow(world, 'objection-window');
  const list = await ask('secretary', 'listFollowUps', { params: health });
  const followUpId = stringIn(list, 'followUpId');
  const decided = { params: { ...health, followUpId }, body: { decision: 'approve', reason: 'Layak.' } };
  await ask('secretary', 'decideFollowUp', decided);
  const guided = { params: { ...health, followUpId: 'chief.performance-guidance' } };
  await ask('secretary', 'decideFollowUp', { ...guided, body: { decision: 'approve', reason: 'Perlu.' } });
  const ruleId = { ruleId: 'performance-guidance' };
  await on('chief', 'health-head', 'noteProgress', { on: '2026-06-12', text: 'Maju', evidence: [] }, ruleId);
  await on('chief', 'health-head', 'evaluateFollowUp', { outcome: 'reached', reason: 'Target tercapai.' }, ruleId);
};

const agencyWide = async ({ ask, world }: Recorder): Promise<void> => {
  const row = { nip: nipOf('ani'), on: '2026-05-20', potential: 'high', source: 'Asesmen 12', validTo: '2028-12-31' };
  await ask('admin', 'importAssessments', { body: { rows: [row] } });
  await ask('admin', 'importAttendance', { body: { month: '2026-03', rows: [{ nip: nipOf('budi'), days: 1 }] } });
  const { schemaVersion: _, version: __, ...rules } = world.rules;
  const params = { version: '2026.2' };
  await ask('admin', 'saveRuleSetDraft', { params, body: { note: 'Lebih ketat', rules } });
  await ask('auditor', 'replayRuleSet', { params: { cycleId, ...params } });
  await ask('secretary', 'activateRuleSet', { params, body: {}, version: 1 });
};

/** From the scores to the follow-up. */
export const recordOutcome = async (city: Recorder): Promise<void> => {
  const { world, ask } = city;
  await world.enterPhase('scoring');
  await createScoreShards(world.deps)(shards);
  await createSummariseServices(world.deps)(shards);
  await createRollUpCycle(world.deps)({ agencyId, cycleId, phase: 'scoring' });
  await city.enter('organisation-predicate');
  await ask('mayor', 'setOrganisationPredicate', {
    params: health,
    body: { predicate: 'baik', reason: 'SKM A, SAKIP BB.' },
    version: await versionOf(city),
  });
  await city.enter('committee-forum');
  await ask('chief', 'openOwnRaterStatistics', { body: { cycleId, remark: 'Tim baru.' } });
  await deliberate(city);
  await decide(city);
  await objection(city);
  await afterwards(city);
  await agencyWide(city);
  city.keep('follow-up');
  world.clock.set('2026-06-20T02:00:00.000Z');
  await city.on('budi', 'admin', 'nameObjectionDecider', { deciderId: 'secretary', reason: 'Tidak ada atasan lain.' });
};
