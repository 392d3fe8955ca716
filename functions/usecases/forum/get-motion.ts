import type { Actor, Deps } from '../support/deps.ts';
import { type MotionView, viewMotion } from './motion-view.ts';
import { type MotionTarget, seeMotion } from './see-motion.ts';

export const createGetMotion =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: MotionTarget): Promise<MotionView> => {
    const { motion, record } = await seeMotion(deps, actor, target);
    return viewMotion(motion.data, record.data);
  };
