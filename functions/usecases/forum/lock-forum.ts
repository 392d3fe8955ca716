import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { judgeSpread, type SpreadJudgement, spreadOf } from '../distribution/judge-spread.ts';
import { changeService, type ServiceDeps } from '../services/change-service.ts';
import { requirePhase, type ServiceTarget } from '../services/see-service.ts';
import type { Command } from '../support/deps.ts';
import { type EndDeps, minutesOnEnd } from './end-forum.ts';

export type LockReceipt = ServiceTarget & {
  by: string;
  at: Instant;
  justification: string | null;
  /** Null where the distribution was not checked or no lawful split exists for so few people. */
  lawful: boolean | null;
  /** Digest of the minutes. */
  minutes: string;
  /** What the lines of the pattern say of the spread that was locked. */
  distribution: SpreadJudgement;
  version: number;
};

type LockDeps = ServiceDeps & EndDeps;

/** The chair ends the forum of a service: from now on its ratings stand, and the minutes are made and sealed. */
export const createLockForum =
  (deps: LockDeps) =>
  async (command: Command, input: ServiceTarget & { justification: string | null }): Promise<LockReceipt> => {
    const { cycleId, serviceCode, justification } = input;
    const by = command.actor.personId;
    const { record, rules, version } = await changeService(
      deps,
      command,
      { cycleId, serviceCode, by: 'chair' },
      async (context) => {
        requirePhase(context.cycle, 'committee-forum', true, context.now);
        if (context.record.forum.status !== 'open') refuse('forum-locked');
        const lawful = judgeSpread(context.record, context.rules, justification);
        const end = { by, at: context.now, justification, lawful };
        const minutes = await minutesOnEnd(deps, command.actor.agencyId, {
          ...context,
          end: { kind: 'locked', ...end },
        });
        const forum = { status: 'locked', ...end, minutes: minutes.digest } as const;
        return { record: { ...context.record, forum }, alsoWrite: minutes.writes };
      },
    );
    if (record.forum.status !== 'locked') throw new Error('a forum that was locked stands open again');
    const { by: lockedBy, at, justification: given, lawful, minutes } = record.forum;
    const distribution = spreadOf(record, rules);
    return { cycleId, serviceCode, by: lockedBy, at, justification: given, lawful, minutes, distribution, version };
  };
