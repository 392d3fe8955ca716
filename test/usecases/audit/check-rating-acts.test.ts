import { describe, expect, it } from 'vitest';
import { checkRatingActs } from '../../../functions/domain/audit/export/check-rating-acts.ts';
import type { CheckedCase } from '../../../functions/domain/audit/export/cross-check.ts';
import { readChain } from '../../../functions/usecases/audit/read-chain.ts';
import { createCastVote } from '../../../functions/usecases/forum/cast-vote.ts';
import { createProposeMotion } from '../../../functions/usecases/forum/propose-motion.ts';
import { createResolveMotion } from '../../../functions/usecases/forum/resolve-motion.ts';
import { forumWorld, publish } from '../../support/stages.ts';
import { agencyId, cycleId } from '../../support/world.ts';

/** The acts of a person whose rating a motion changed, as an export with whole documents has them. */
const changed = async (): Promise<CheckedCase> => {
  const world = await forumWorld();
  const forum = { cycleId, serviceCode: 'DINKES' };
  const { motionId } = await createProposeMotion(world.deps)(world.command('member-2'), {
    ...forum,
    employeeId: 'ani',
    workResult: 'above',
    behaviour: 'above',
    reasonCode: 'evidence-overlooked',
    text: 'x',
  });
  for (const member of ['member-1', 'member-2', 'member-3'])
    await createCastVote(world.deps)(world.command(member), { ...forum, motionId, vote: 'for' });
  await createResolveMotion(world.deps)(world.command('member-1'), { ...forum, motionId });
  await publish(world);
  const { records } = await readChain(world.deps, agencyId, await world.case('ani'));
  const acts = records.map(({ envelope, body }, line) => ({
    line,
    envelope,
    document: { kind: 'whole', body } as const,
  }));
  return { cycleId, employeeId: 'ani', acts };
};

/** The same case with the body, or the kind, of one act changed. */
const withAct = (one: CheckedCase, act: string, over: object, kind?: 'review-submitted'): CheckedCase => ({
  ...one,
  acts: one.acts.map((each) =>
    each.envelope.act === act && each.document.kind === 'whole'
      ? {
          ...each,
          envelope: { ...each.envelope, act: kind ?? each.envelope.act },
          document: { kind: 'whole', body: { ...Object(each.document.body), ...over } },
        }
      : each,
  ),
});

describe('ratings in an export', () => {
  it('that changed by a carried motion are as they must be', async () => {
    const one = await changed();
    expect(one.acts.map(({ envelope }) => envelope.act)).toContain('motion-applied');
    expect(checkRatingActs(one)).toEqual([]);
  });

  it('are found where they changed without a motion, by another act, twice, or where another version was decided', async () => {
    const one = await changed();
    const seqOf = (act: string): number => one.acts.find(({ envelope }) => envelope.act === act)?.envelope.seq ?? 0;
    const found = (tampered: CheckedCase): number[] => checkRatingActs(tampered).map(({ seq }) => seq);
    expect(found(withAct(one, 'motion-applied', { motionDigest: '' }))).toEqual([seqOf('motion-applied')]);
    expect(found(withAct(one, 'motion-applied', {}, 'review-submitted'))).toEqual([seqOf('motion-applied')]);
    expect(found(withAct(one, 'decided', { version: 1 }))).toEqual([seqOf('decided')]);
    const scored = one.acts.filter(({ envelope }) => envelope.act === 'scored');
    expect(found({ ...one, acts: [...scored, ...one.acts] })).toEqual([seqOf('scored'), seqOf('decided')]);
  });

  it('are not judged where the export has digests alone', async () => {
    const one = await changed();
    const acts = one.acts.map((each) => ({ ...each, document: { kind: 'digest', digest: 'x' } as const }));
    expect(checkRatingActs({ ...one, acts })).toEqual([]);
  });
});
