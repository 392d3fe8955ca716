import { z } from 'zod';
import { importReport } from '../../../../functions/contracts/directory.ts';
import { assignmentPreview, confirmationReport, segmentEvidence } from '../../../../functions/contracts/segments.ts';
import type { Rating } from '../../../../functions/domain/scoring/predicate.ts';
import { wib } from '../calendar.ts';
import { casePath } from '../client.ts';
import { append } from '../ledger.ts';
import { eachOf, type Member, type World } from '../world.ts';
import { refuse } from './refusals.ts';

/** From this day on somebody else appraised; the decree reaches the administrator only after the quarter. */
const changedOn = '2026-03-01';
const firstDay = '2026-01-01';
const caseVersion = z.looseObject({ stage: z.string() });

type Change = { member: Member; from: Member; to: Member };

/** Staff whose part in the script has nothing to do with whose act was missing, and whose superior has one in turn. */
const pickChanges = ({ people, script, byNip, offices }: World): Change[] => {
  const scripted = new Set(Object.values(script).flatMap((nips) => [...nips]));
  const offended = new Set([offices.chair, ...offices.members, offices.administrator, offices.auditor]);
  const free = people.filter((m) => !m.headsUnit && !scripted.has(m.nip) && !offended.has(m.id));
  const changes = free.flatMap((member): Change[] => {
    const from = byNip.get(member.appraiserNip);
    const to = from === undefined ? undefined : byNip.get(from.appraiserNip);
    if (from === undefined || to === undefined || scripted.has(from.nip) || scripted.has(to.nip)) return [];
    return [{ member, from, to }];
  });
  const seen = new Set<string>();
  const one = changes.filter(({ from }) => !seen.has(from.nip) && seen.add(from.nip));
  return one.slice(0, Math.max(2, Math.round(people.length / 500)));
};

const rowOf = ({ agency }: World, { member, to }: Change) => {
  const row = agency.assignments.find(({ nip }) => nip === member.nip);
  if (row === undefined) throw new Error('a person of the example has no post');
  return { ...row, appraiserNip: to.nip, from: changedOn };
};

/** Preview, import, confirmation; the case moves only with the last one. */
const reassign = async (world: World, changes: readonly Change[]): Promise<void> => {
  const { client, offices, cycleId } = world;
  const rows = changes.map((change) => rowOf(world, change));
  const previews = '/v1/directory/assignments/previews';
  const { data } = await client.post(
    offices.administrator,
    previews,
    'preview-appraisers',
    { rows },
    200,
    assignmentPreview,
  );
  const items = data.cases.map(({ employeeId, version, digest }) => ({ employeeId, version, preview: digest }));
  const path = `/v1/cycles/${cycleId}/reassignments`;
  const body = { reason: 'SK perubahan pejabat penilai diterima 8 April.', items };
  const early = await client.post(offices.administrator, path, 'confirm-too-early', body, 200, confirmationReport);
  if (early.data.items.some(({ outcome }) => outcome === 'confirmed'))
    throw new Error('a case moved before the directory');
  const imports = '/v1/directory/assignments/import';
  await client.post(offices.administrator, imports, 'import-appraisers', { rows }, 200, importReport);
  const { data: report } = await client.post(
    offices.administrator,
    path,
    'confirm-appraisers',
    body,
    200,
    confirmationReport,
  );
  for (const item of report.items) {
    if (item.outcome !== 'confirmed') throw new Error(`a re-routing was refused: ${item.code}`);
    append(world.ledger.acts, item.employeeId, { ...item.receipt, by: offices.administrator });
  }
};

const rate = async (world: World, { member }: Change, by: Member, number: 1 | 2): Promise<Rating> => {
  const { client, cycleId, ledger } = world;
  const evidence = casePath(cycleId, member.id, `segments/${number}/evidence`);
  const { data } = await client.get(by.id, evidence, segmentEvidence);
  const suggested = data.suggestion.workResult?.rating ?? null;
  // The second appraiser departs from the suggestion, so that the parts say different things.
  const workResult = number === 1 ? (suggested ?? 'meets') : 'above';
  const { version } = await client.get(by.id, casePath(cycleId, member.id, 'case'), caseVersion);
  const body = {
    workResult,
    behaviour: 'meets',
    reason: workResult === suggested ? null : 'Memimpin pemulihan layanan setelah banjir bulan Maret.',
    strengths: 'Cepat menyesuaikan diri.',
    improvements: 'Dokumentasi pekerjaan.',
  };
  const path = casePath(cycleId, member.id, 'reviews');
  const key = `review-${number}-${member.id}`.slice(0, 64);
  const receipt = await client.act(by.id, path, key, version ?? 0, body);
  append(ledger.acts, member.id, { ...receipt, by: by.id });
  return workResult;
};

/**
 * Some people had another appraiser for a part of the quarter, which the administrator learns only now: shown first, then
 * confirmed, and each part rated by the appraiser of its time.
 */
export const runSegments = async (world: World): Promise<void> => {
  world.clock.moveTo(wib('2026-04-08', '10:00:00'));
  const changes = pickChanges(world);
  const [first] = changes;
  if (first === undefined) throw new Error('nobody in the example can change appraisers');
  await reassign(world, changes);
  await eachOf(world, 'parts of the period rated', changes, async (change) => {
    const before = await rate(world, change, change.from, 1);
    const after = await rate(world, change, change.to, 2);
    world.ledger.parts.set(change.member.id, [
      { from: firstDay, by: change.from.id, months: 2, workResult: before },
      { from: changedOn, by: change.to.id, months: 1, workResult: after },
    ]);
  });
  const path = `/v1/cycles/${world.cycleId}/reassignments`;
  await refuse(
    world,
    'the list of re-routings, asked for by staff',
    first.member.id,
    { method: 'GET', path },
    'forbidden',
  );
};
