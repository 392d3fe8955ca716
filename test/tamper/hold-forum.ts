import type { ActKind } from '../../functions/domain/case/act.ts';
import type { ResultRef } from '../../functions/domain/case/case.ts';
import type { MotionOutcome } from '../../functions/domain/forum/forum.ts';
import { type MinutesContent, minutesDigest } from '../../functions/domain/forum/minutes.ts';
import { type MotionRecord, recordDigest } from '../../functions/domain/forum/seal-motion.ts';
import { addSeconds } from '../../functions/domain/time/zone.ts';
import { nodeDigest } from '../../functions/runtime/digest.ts';
import type { Random } from '../../infra/local/example/random.ts';
import type { City, Person } from './city.ts';

/** Appends one act to a person's chain. */
type Act = (city: City, person: Person, random: Random, over: { act: ActKind; body: unknown }) => void;

const members = ['member-1', 'member-2', 'member-3'];
const before = { workResult: 'meets', behaviour: 'meets', predicate: 'baik' } as const;
const after = { workResult: 'above', behaviour: 'above', predicate: 'sangat-baik' } as const;

const resultOf = (version: number, ratings: typeof before | typeof after): ResultRef => ({
  ...{ seq: 1, version, ...ratings, basis: version === 1 ? 'reviewed' : 'forum', score: '95.00' },
});

const outcomeOf = (votes: MotionRecord['votes'], at: string): MotionOutcome => {
  const given = (vote: string): number => votes.filter((one) => one.vote === vote).length;
  const [pro, against] = [given('for'), given('against')];
  return {
    result: pro > against ? 'carried' : 'rejected',
    for: pro,
    against,
    abstain: 0,
    entitled: members.length,
    quorum: '60',
    electorate: [...members],
    recused: [],
    castingVote: null,
    by: 'member-1',
    at,
  };
};

const debate = (city: City, person: Person, random: Random): MotionRecord => {
  const { employeeId, serviceCode } = person.subject;
  const proposedAt = city.now;
  const votes = members.map((memberId, i) => ({
    memberId,
    vote: random.pick(['for', 'against'] as const),
    at: addSeconds(proposedAt, 10 + i),
  }));
  return {
    id: `motion-${employeeId}`,
    serviceCode,
    employeeId,
    from: before,
    to: after,
    reasonCode: 'data-error',
    text: `text ${random.below(1e9)}`,
    proposedBy: 'member-2',
    proposedAt,
    ballot: 'open',
    votes,
    outcome: outcomeOf(votes, addSeconds(proposedAt, 20)),
  };
};

const minutesOf = (city: City, serviceCode: string, motions: readonly MotionRecord[]): MinutesContent => ({
  cycleId: city.cycleId,
  serviceCode,
  chairId: 'member-1',
  memberIds: members,
  quorum: '60',
  present: members,
  interests: { declared: members.map((memberId) => ({ memberId, by: memberId, at: city.now })), ties: [] },
  agenda: [],
  motions: motions.map((one) => ({
    motionId: one.id,
    employeeId: one.employeeId,
    result: one.outcome?.result ?? 'lapsed',
    digest: recordDigest(one, nodeDigest),
  })),
  counts: { 'sangat-baik': 0, baik: 0, 'butuh-perbaikan': 0, kurang: 0, 'sangat-kurang': 0 },
  unassessed: 0,
  end: { kind: 'closed-by-deadline', at: city.now },
});

/** Some people are scored; the forum votes on them, its minutes are made, and the results are decided. */
export const holdForum = (city: City, random: Random, act: Act): void => {
  const people = [...city.people.values()].slice(0, random.between(1, 4));
  const motions: MotionRecord[] = [];
  for (const person of people) {
    person.result = resultOf(1, before);
    act(city, person, random, { act: 'scored', body: { version: 1, ...before, basis: 'reviewed' } });
  }
  for (const person of people) {
    if (random.chance(0.2)) continue;
    const motion = debate(city, person, random);
    motions.push(motion);
    city.now = addSeconds(city.now, 60);
    if (motion.outcome?.result !== 'carried') continue;
    person.result = resultOf(2, after);
    const body = { version: 2, ...after, basis: 'forum', motionId: motion.id };
    act(city, person, random, {
      act: 'motion-applied',
      body: { ...body, motionDigest: recordDigest(motion, nodeDigest) },
    });
  }
  const serviceCode = people[0]?.subject.serviceCode ?? '';
  const content = minutesOf(city, serviceCode, motions);
  city.forums = [{ type: 'forum', serviceCode, content, motions }];
  for (const person of people) {
    const { version } = person.result ?? { version: 1 };
    const body = { signedBy: 'mayor', version, minutes: minutesDigest(content, nodeDigest) };
    act(city, person, random, { act: 'decided', body });
  }
};
