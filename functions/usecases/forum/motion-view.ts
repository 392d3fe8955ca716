import type { Motion, ServiceRecord } from '../../domain/forum/forum.ts';

/** A motion as the committee sees it; the sums of a secret ballot are not in it before the vote is closed. `lapsed`: the forum ended before the chair closed the vote; nothing changed. */
export type MotionView = Pick<
  Motion,
  'employeeId' | 'from' | 'to' | 'reasonCode' | 'text' | 'proposedBy' | 'proposedAt' | 'ballot' | 'votes' | 'outcome'
> & { motionId: string; serviceCode: string; status: 'open' | 'carried' | 'rejected' | 'void' | 'lapsed' };

const statusOf = (motion: Motion, forum: ServiceRecord['forum']): MotionView['status'] => {
  if (motion.outcome !== null) return motion.outcome.result;
  return forum.status === 'open' ? 'open' : 'lapsed';
};

export const viewMotion = (motion: Motion, record: ServiceRecord): MotionView => {
  const { id, serviceCode, employeeId, from, to, reasonCode, text, proposedBy, proposedAt, ballot, votes, outcome } =
    motion;
  const status = statusOf(motion, record.forum);
  return {
    motionId: id,
    serviceCode,
    status,
    employeeId,
    from,
    to,
    reasonCode,
    text,
    proposedBy,
    proposedAt,
    ballot,
    votes,
    outcome,
  };
};
