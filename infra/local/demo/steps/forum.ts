import type { Vote } from '../../../../functions/domain/forum/forum.ts';
import { anything, type CaseAnswer, motionReceipt, resolution } from '../answers.ts';
import { wib } from '../calendar.ts';
import { servicePath } from '../client.ts';
import { eachOf, type World } from '../world.ts';
import { readCases } from './read-cases.ts';
import { refuse } from './refusals.ts';
import { closeBySchedule } from './wait-for.ts';

type Proposal = {
  subject: CaseAnswer;
  to: { workResult: string; behaviour: string };
  reasonCode: string;
  text: string;
  vote: Vote;
};

const put = async (world: World, proposal: Proposal, proposer: string): Promise<void> => {
  const { client, cycleId, offices, ledger } = world;
  const { subject, to, reasonCode, text } = proposal;
  const motions = servicePath(cycleId, subject.serviceCode, 'motions');
  const body = { employeeId: subject.employeeId, ...to, reasonCode, text };
  const { data } = await client.post(proposer, motions, `motion-${subject.employeeId}`, body, 201, motionReceipt);
  const votes = `${motions}/${data.motionId}/votes`;
  for (const member of new Set([offices.chair, ...offices.members])) {
    const key = `vote-${data.motionId.slice(0, 26)}-${member.slice(0, 26)}`;
    if (member === subject.appraiserId) {
      const call = { method: 'POST' as const, path: votes, key, body: { vote: proposal.vote } };
      await refuse(world, "the appraiser's vote in the forum", member, call, 'recused');
      continue;
    }
    await client.post(member, votes, key, { vote: proposal.vote }, 201, anything);
  }
  const closing = `${motions}/${data.motionId}/resolutions`;
  const resolved = await client.post(offices.chair, closing, `resolve-${data.motionId}`, {}, 201, resolution);
  const outcome = resolved.data.result;
  if (outcome === 'carried') ledger.carriedMotions.set(subject.employeeId, reasonCode);
  else ledger.rejectedMotions.set(subject.employeeId, reasonCode);
};

const lock = async (world: World, code: string): Promise<void> => {
  const { client, cycleId, offices } = world;
  const { version } = await client.service(offices.chair, cycleId, code);
  const path = servicePath(cycleId, code, 'forum-locks');
  const call = {
    method: 'POST' as const,
    path,
    key: `lock-${code.toLowerCase()}-1`,
    version: version ?? 0,
    body: { justification: null },
  };
  const answer = await client.attempt(offices.chair, call);
  if (answer.status === 201) return;
  await refuse(
    world,
    `forum of ${code} locked against the pattern without a justification`,
    offices.chair,
    call,
    'justification-required',
  );
  const body = {
    justification:
      'Sebaran mengikuti bukti capaian per pegawai; tidak ada predikat yang diubah hanya untuk memenuhi pola.',
  };
  await client.post(offices.chair, path, `lock-${code.toLowerCase()}-2`, body, 201, anything, version ?? 0);
};

/** One person whose rating the committee will raise, and one for whom it will not: the report of a committee member. */
const pickSubjects = async (world: World): Promise<{ carried: CaseAnswer; rejected: CaseAnswer }> => {
  const { offices } = world;
  const panel = new Set([offices.chair, ...offices.members]);
  const open = [...(await readCases(world)).values()].filter(
    (c) =>
      c.result?.basis === 'reviewed' &&
      c.marks.length === 0 &&
      c.segments === undefined &&
      !panel.has(c.employeeId) &&
      c.result.predicate !== 'sangat-baik',
  );
  const rejected = open.find((c) => c.appraiserId !== null && offices.members.includes(c.appraiserId));
  const rest = open.filter((c) => c !== rejected);
  const carried = rest.find((c) => c.result?.workResult === 'below' && c.result.behaviour !== 'below') ?? rest[0];
  if (carried === undefined || rejected === undefined) throw new Error('nobody to discuss in the forum');
  return { carried, rejected };
};

const proposerFor = ({ offices }: World, { appraiserId }: CaseAnswer): string =>
  offices.members.find((id) => id !== appraiserId) ?? offices.chair;

/** Motions, votes, and the lock of each service; one forum is left open, and the deadline closes it. */
export const runForum = async (world: World): Promise<void> => {
  const { clock, offices, client, cycleId } = world;
  clock.moveTo(wib('2026-04-20'));
  const { carried, rejected } = await pickSubjects(world);
  const raised =
    carried.result?.workResult === 'below'
      ? { workResult: 'meets', behaviour: carried.result.behaviour }
      : { workResult: 'above', behaviour: 'above' };
  const overlooked = {
    subject: carried,
    to: raised,
    reasonCode: 'evidence-overlooked',
    text: 'Dua laporan yang diunggah tepat waktu tidak ikut dihitung; bukti terlampir pada laporan harian.',
    vote: 'for' as const,
  };
  await put(world, overlooked, proposerFor(world, carried));
  const unequal = {
    subject: rejected,
    to: { workResult: 'above', behaviour: 'above' },
    reasonCode: 'unequal-yardstick',
    text: 'Diusulkan disamakan dengan unit lain.',
    vote: 'against' as const,
  };
  await put(world, unequal, proposerFor(world, rejected));

  const { data } = await client.services(offices.chair, cycleId);
  const forgotten = data.items.at(-1)?.code;
  const attended = data.items.filter((s) => s.code !== forgotten);
  await eachOf(world, 'forums locked', attended, (s) => lock(world, s.code));
  await closeBySchedule(world, 'committee-forum', 'final-decision');
};
