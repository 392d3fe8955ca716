import { describe, expect, it } from 'vitest';
import {
  checkMotions,
  type EndedForum,
  type ExportedCase,
  type MotionProblem,
} from '../../../functions/domain/audit/check-motions.ts';
import { isAct } from '../../../functions/domain/case/result-bodies.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createCastVote } from '../../../functions/usecases/forum/cast-vote.ts';
import { createDeclareInterests } from '../../../functions/usecases/forum/declare-interests.ts';
import { createGetMinutes } from '../../../functions/usecases/forum/get-minutes.ts';
import { createProposeMotion } from '../../../functions/usecases/forum/propose-motion.ts';
import { createResolveMotion } from '../../../functions/usecases/forum/resolve-motion.ts';
import { createCloseForums } from '../../../functions/usecases/services/close-forums.ts';
import { eachOf } from '../../../functions/usecases/support/load.ts';
import { testDigest } from '../../support/fakes.ts';
import { allCases, forumWorld, services, shards } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

type Exported = { cases: ExportedCase[]; forums: EndedForum[] };

const health = { cycleId, serviceCode: 'DINKES' };

const debate = async (
  world: World,
  employeeId: string,
  votes: readonly ('for' | 'against')[],
  ballot: 'open' | 'secret',
) => {
  const { motionId } = await createProposeMotion(world.deps)(world.command('member-2'), {
    ...health,
    employeeId,
    workResult: 'above',
    behaviour: 'above',
    reasonCode: 'data-error',
    text: 'x',
    ballot,
  });
  for (const [i, vote] of votes.entries())
    await createCastVote(world.deps)(world.command(`member-${i + 1}`), { ...health, motionId, vote });
  world.clock.advance(1);
  await createResolveMotion(world.deps)(world.command('member-1'), { ...health, motionId });
};

/** A forum with an open and a secret motion that are carried, one that is rejected, and everything as exported. */
const whole = async (): Promise<Exported> => {
  const world = await forumWorld();
  await debate(world, 'ani', ['for', 'for', 'against'], 'open');
  await debate(world, 'citra', ['for', 'against', 'for'], 'secret');
  await debate(world, 'budi', ['against', 'against', 'for'], 'open');
  await createDeclareInterests(world.deps)(world.command('member-3'), {
    ...health,
    memberId: null,
    ties: [{ employeeId: 'chief', kind: 'sibling' }],
  });
  world.clock.advance(60);
  await createCloseForums(world.deps)(shards);
  const forums: EndedForum[] = [];
  for (const serviceCode of services) {
    const { content, motions } = await createGetMinutes(world.deps)(world.actor('auditor'), { cycleId, serviceCode });
    forums.push({ content, motions });
  }
  const cases: ExportedCase[] = [];
  for (const subject of await allCases(world)) {
    const records = [];
    for await (const { data } of eachOf(world.deps, keys.acts(agencyId, cycleId, subject.employeeId)))
      records.push(data);
    cases.push({ employeeId: subject.employeeId, records, subject });
  }
  return { cases, forums };
};

const problemsOf = (exported: Exported) => checkMotions(exported, testDigest).map(({ problem }) => problem);
const forumOf = ({ forums }: Exported): EndedForum => {
  const found = forums.find(({ content }) => content.serviceCode === 'DINKES');
  if (found === undefined) throw new Error('no forum');
  return found;
};
const motionOn = (exported: Exported, employeeId: string) => {
  const found = forumOf(exported).motions.find((one) => one.employeeId === employeeId);
  if (found?.outcome == null) throw new Error('no motion');
  return { ...found, outcome: found.outcome };
};
const caseOf = ({ cases }: Exported, employeeId: string) => {
  const found = cases.find((one) => one.employeeId === employeeId);
  if (found?.subject === undefined) throw new Error('no case');
  return { ...found, subject: found.subject };
};
const withMotion = (exported: Exported, changed: EndedForum['motions'][number]): Exported => ({
  ...exported,
  forums: exported.forums.map((one) => ({
    ...one,
    motions: one.motions.map((motion) => (motion.id === changed.id ? changed : motion)),
  })),
});
const withCase = (exported: Exported, changed: ExportedCase): Exported => ({
  ...exported,
  cases: exported.cases.map((one) => (one.employeeId === changed.employeeId ? changed : one)),
});

describe('the check of the motions', () => {
  it('is content with what the system did', async () => {
    expect(checkMotions(await whole(), testDigest)).toEqual([]);
  });

  const tamperings: [string, (exported: Exported) => Exported, MotionProblem][] = [
    [
      'a rating changed in the case',
      (all) => {
        const one = caseOf(all, 'dewi');
        if (one.subject.stage !== 'scored') throw new Error('not scored');
        const result = { ...one.subject.result, predicate: 'sangat-baik' as const };
        return withCase(all, { ...one, subject: { ...one.subject, result } });
      },
      'rating-without-act',
    ],
    [
      'the act taken away and the case left as it is',
      (all) => {
        const one = caseOf(all, 'ani');
        return withCase(all, { ...one, records: one.records.filter((r) => !isAct(r, 'motion-applied')) });
      },
      'motion-not-applied',
    ],
    [
      'the motion taken away',
      (all) => ({
        ...all,
        forums: all.forums.map((one) => ({
          ...one,
          motions: one.motions.filter(({ employeeId }) => employeeId !== 'ani'),
        })),
      }),
      'motion-missing',
    ],
    [
      'a vote turned round',
      (all) => {
        const motion = motionOn(all, 'ani');
        const votes = motion.votes.map((one) => ({ ...one, vote: 'for' as const }));
        return withMotion(all, { ...motion, votes });
      },
      'count-wrong',
    ],
    [
      'a rejected motion called carried',
      (all) => {
        const motion = motionOn(all, 'budi');
        return withMotion(all, { ...motion, outcome: { ...motion.outcome, result: 'carried' } });
      },
      'motion-not-applied',
    ],
    [
      'the text of a motion',
      (all) => withMotion(all, { ...motionOn(all, 'ani'), text: 'another reason' }),
      'motion-changed',
    ],
    [
      'the person concerned among those entitled',
      (all) => {
        const motion = motionOn(all, 'ani');
        const electorate = ['member-1', 'member-2', 'ani'];
        return withMotion(all, { ...motion, outcome: { ...motion.outcome, electorate } });
      },
      'vote-not-entitled',
    ],
    [
      'a tie that had been declared before the vote',
      (all) => ({
        ...all,
        forums: all.forums.map((one) => ({
          ...one,
          content: {
            ...one.content,
            interests: {
              ...one.content.interests,
              ties: [
                {
                  memberId: 'member-1',
                  employeeId: 'ani',
                  kind: 'spouse' as const,
                  by: 'member-1',
                  at: '2026-01-01T00:00:00.000Z',
                },
              ],
            },
          },
        })),
      }),
      'vote-not-entitled',
    ],
    [
      'a vote after the end',
      (all) => {
        const motion = motionOn(all, 'ani');
        return withMotion(all, { ...motion, outcome: { ...motion.outcome, at: '2030-01-01T00:00:00.000Z' } });
      },
      'after-the-end',
    ],
    [
      'an act applied to another person',
      (all) => {
        const [from, to] = [caseOf(all, 'ani'), caseOf(all, 'dewi')];
        const act = from.records.filter((r) => isAct(r, 'motion-applied'));
        return withCase(all, { ...to, records: [...to.records, ...act] });
      },
      'motion-about-other',
    ],
    [
      'an act applied twice',
      (all) => {
        const one = caseOf(all, 'ani');
        return withCase(all, { ...one, records: [...one.records, ...one.records.slice(-1)] });
      },
      'motion-applied-twice',
    ],
    [
      'an outcome other than in the minutes',
      (all) => {
        const motion = motionOn(all, 'budi');
        return withMotion(all, { ...motion, outcome: null });
      },
      'not-in-minutes',
    ],
  ];

  it.each(tamperings)('finds %s', async (_, tamper, problem) => {
    expect(problemsOf(tamper(await whole()))).toContain(problem);
  });
});
