import type { Ballot, Vote } from '../../../../functions/domain/forum/forum.ts';
import { anything, type CaseAnswer, motionReceipt, resolution } from '../answers.ts';
import { wib } from '../calendar.ts';
import { servicePath } from '../client.ts';
import { voteAnswer } from '../forum-answers.ts';
import { eachOf, type World } from '../world.ts';
import { declareAll, seatForum, seatsOf, setAgenda } from './forum-conduct.ts';
import { readCases } from './read-cases.ts';
import { refuse } from './refusals.ts';
import { closeBySchedule } from './wait-for.ts';

type Proposal = {
  subject: CaseAnswer;
  to: { workResult: string; behaviour: string };
  reasonCode: string;
  text: string;
  ballot: Ballot;
  /** Of the members with a vote, in their order; the last one goes for all that follow. */
  votes: [Vote, ...Vote[]];
  /** A member who is a relative of the person. */
  relative: string | null;
};

/** Everybody with a vote casts it; the appraiser and a relative try, and are refused. */
const castVotes = async (world: World, motionId: string, proposal: Proposal): Promise<string[]> => {
  const { client, cycleId, ledger } = world;
  const { subject, relative, ballot } = proposal;
  const path = `${servicePath(cycleId, subject.serviceCode, 'motions')}/${motionId}/votes`;
  const voted = new Map<string, Vote>();
  const receipts: (string | null)[] = [];
  for (const member of seatsOf(world, subject.serviceCode).memberIds) {
    const vote = proposal.votes[voted.size] ?? proposal.votes.at(-1) ?? 'for';
    const key = `vote-${motionId.slice(0, 26)}-${member.slice(0, 26)}`;
    const call = { method: 'POST' as const, path, key, body: { vote } };
    if (member === subject.appraiserId || member === relative) {
      const what = member === relative ? "a relative's vote in the forum" : "the appraiser's vote in the forum";
      await refuse(world, what, member, call, 'recused');
      if (member === relative) ledger.forum.recused.push({ memberId: member, employeeId: subject.employeeId });
      continue;
    }
    const { data } = await client.post(member, path, key, { vote }, 201, voteAnswer);
    voted.set(member, vote);
    receipts.push(data.vote);
  }
  if (ballot === 'secret')
    ledger.forum.secret = { employeeId: subject.employeeId, serviceCode: subject.serviceCode, votes: voted, receipts };
  return [...voted.keys()];
};

const put = async (world: World, proposal: Proposal, proposer: string): Promise<void> => {
  const { client, cycleId, ledger } = world;
  const { subject, to, reasonCode, text, ballot } = proposal;
  const motions = servicePath(cycleId, subject.serviceCode, 'motions');
  const body = { employeeId: subject.employeeId, ...to, reasonCode, text, ballot };
  const { data } = await client.post(proposer, motions, `motion-${subject.employeeId}`, body, 201, motionReceipt);
  const voters = await castVotes(world, data.motionId, proposal);
  const { chairId } = seatsOf(world, subject.serviceCode);
  // Where the chair is recused, another member closes the vote.
  const closer = voters.includes(chairId) ? chairId : (voters[0] ?? chairId);
  const closing = `${motions}/${data.motionId}/resolutions`;
  const resolved = await client.post(closer, closing, `resolve-${data.motionId}`, {}, 201, resolution);
  const outcome = resolved.data.result;
  if (outcome === 'carried') ledger.carriedMotions.set(subject.employeeId, reasonCode);
  else ledger.rejectedMotions.set(subject.employeeId, reasonCode);
};

const lock = async (world: World, code: string): Promise<void> => {
  const { client, cycleId } = world;
  const { chairId } = seatsOf(world, code);
  const { version } = await client.service(chairId, cycleId, code);
  const path = servicePath(cycleId, code, 'forum-locks');
  const call = {
    method: 'POST' as const,
    path,
    key: `lock-${code.toLowerCase()}-1`,
    version: version ?? 0,
    body: { justification: null },
  };
  const answer = await client.attempt(chairId, call);
  if (answer.status === 201) return;
  await refuse(
    world,
    `forum of ${code} locked against the pattern without a justification`,
    chairId,
    call,
    'justification-required',
  );
  const body = {
    justification:
      'Sebaran mengikuti bukti capaian per pegawai; tidak ada predikat yang diubah hanya untuk memenuhi pola.',
  };
  await client.post(chairId, path, `lock-${code.toLowerCase()}-2`, body, 201, anything, version ?? 0);
};

/** One person whose rating the committee will raise, one for whom it will not (the report of a committee member), and one for a secret vote. */
const pickSubjects = async (
  world: World,
): Promise<{ carried: CaseAnswer; rejected: CaseAnswer; secret: CaseAnswer }> => {
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
  const others = rest.filter((c) => c !== carried);
  // In the smallest examples nearly every head sits in the committee.
  const secret = others.find((c) => !panel.has(c.appraiserId ?? '')) ?? others[0];
  if (carried === undefined || rejected === undefined || secret === undefined)
    throw new Error('nobody to discuss in the forum');
  return { carried, rejected, secret };
};

const proposerFor = ({ offices }: World, { appraiserId }: CaseAnswer): string =>
  offices.members.find((id) => id !== appraiserId) ?? offices.chair;

const raisedFrom = ({ result }: CaseAnswer): Proposal['to'] =>
  result?.workResult === 'below'
    ? { workResult: 'meets', behaviour: result.behaviour }
    : { workResult: 'above', behaviour: 'above' };

/** Motions, votes, and the lock of each service; one forum is left open, and the deadline closes it. */
export const runForum = async (world: World): Promise<void> => {
  const { clock, offices, client, cycleId } = world;
  clock.moveTo(wib('2026-04-20'));
  const { carried, rejected, secret } = await pickSubjects(world);
  const { data } = await client.services(offices.chair, cycleId);
  const discussed = new Set([carried, rejected, secret].map(({ serviceCode }) => serviceCode));
  const quiet = data.items.map(({ code }) => code).filter((code) => !discussed.has(code));
  await eachOf(world, 'forums seated', [...quiet.entries()], ([turn, code]) => seatForum(world, code, turn));
  const relative = offices.members.findLast((id) => id !== secret.appraiserId) ?? offices.chair;
  const bound = new Map([[relative, secret.employeeId]]);
  for (const code of discussed) await declareAll(world, code, code === secret.serviceCode ? bound : new Map());
  await setAgenda(world, carried.serviceCode, [
    { employeeId: null, text: 'Pembahasan sebaran predikat unit.' },
    { employeeId: carried.employeeId, text: 'Bukti yang belum diperhitungkan.' },
  ]);
  const overlooked = {
    subject: carried,
    to: raisedFrom(carried),
    reasonCode: 'evidence-overlooked',
    text: 'Dua laporan yang diunggah tepat waktu tidak ikut dihitung; bukti terlampir pada laporan harian.',
    ballot: 'open' as const,
    votes: ['for'] satisfies [Vote],
    relative: null,
  };
  await put(world, overlooked, proposerFor(world, carried));
  const unequal = {
    subject: rejected,
    to: { workResult: 'above', behaviour: 'above' },
    reasonCode: 'unequal-yardstick',
    text: 'Diusulkan disamakan dengan unit lain.',
    ballot: 'open' as const,
    votes: ['against'] satisfies [Vote],
    relative: null,
  };
  await put(world, unequal, proposerFor(world, rejected));

  const inSecret: Proposal = {
    subject: secret,
    to: raisedFrom(secret),
    reasonCode: 'merit-established',
    text: 'Inovasi layanan yang diakui penerima layanan; dinilai dengan pemungutan suara rahasia.',
    ballot: 'secret',
    votes: ['against', 'for'],
    relative,
  };
  await put(
    world,
    inSecret,
    offices.members.find((id) => id !== relative && id !== secret.appraiserId) ?? offices.chair,
  );

  // The forum of a service in which nobody was discussed is left alone.
  const forgotten = quiet.at(-1) ?? data.items.at(-1)?.code ?? '';
  world.ledger.forum.forgotten = forgotten;
  const attended = data.items.filter((s) => s.code !== forgotten);
  await eachOf(world, 'forums locked', attended, (s) => lock(world, s.code));
  await closeBySchedule(world, 'committee-forum', 'final-decision');
};
