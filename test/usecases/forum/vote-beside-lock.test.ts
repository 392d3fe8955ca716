import { expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createCastVote } from '../../../functions/usecases/forum/cast-vote.ts';
import { createGetMinutes } from '../../../functions/usecases/forum/get-minutes.ts';
import { createLockForum } from '../../../functions/usecases/forum/lock-forum.ts';
import { createProposeMotion } from '../../../functions/usecases/forum/propose-motion.ts';
import { forumWorld, serviceOf } from '../../support/stages.ts';
import { agencyId, cycleId } from '../../support/world.ts';

const health = { cycleId, serviceCode: 'DINKES' };

it.each(['open', 'secret'] as const)(
  'a vote (%s) that comes while the minutes are being signed is in them',
  async (ballot) => {
    const world = await forumWorld();
    const { motionId } = await createProposeMotion(world.deps)(world.command('member-2'), {
      ...health,
      ...{ employeeId: 'citra', workResult: 'above', behaviour: 'above', reasonCode: 'data-error', text: 'x', ballot },
    });
    let signatures = 0;
    const { signature } = world.deps;
    const interrupted = {
      ...world.deps,
      signature: {
        ...signature,
        sign: async (...given: Parameters<typeof signature.sign>) => {
          signatures += 1;
          if (signatures === 1)
            await createCastVote(world.deps)(world.command('member-3'), { ...health, motionId, vote: 'against' });
          return signature.sign(...given);
        },
      },
    };
    const { version } = await serviceOf(world, 'DINKES');
    const command = world.command('member-1', { version });
    await createLockForum(interrupted)(command, { ...health, justification: 'x' });
    const { verification, content } = await createGetMinutes(world.deps)(world.actor('auditor'), health);
    expect(verification).toEqual({ digest: true, motions: true, seal: true });
    expect(content.motions.find(({ employeeId }) => employeeId === 'citra')?.result).toBe('lapsed');
    const motion = await world.read(keys.motion(agencyId, cycleId, 'DINKES', motionId));
    expect(motion?.votes.map(({ memberId }) => memberId)).toEqual(['member-3']);
    expect(signatures).toBe(2);
  },
);
