import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { judgeSpread, type SpreadJudgement, spreadOf } from '../distribution/judge-spread.ts';
import { changeService, type ServiceDeps } from '../services/change-service.ts';
import { requirePhase, type ServiceTarget } from '../services/see-service.ts';
import type { Command } from '../support/deps.ts';

export type LockReceipt = ServiceTarget & {
  by: string;
  at: Instant;
  justification: string | null;
  /** Null where the distribution was not checked or no lawful split exists for so few people. */
  lawful: boolean | null;
  /** What the lines of the pattern say of the spread that was locked. */
  distribution: SpreadJudgement;
  version: number;
};

/** The chair ends the forum of a service: from now on its ratings stand. */
export const createLockForum =
  (deps: ServiceDeps) =>
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
        return { ...context.record, forum: { status: 'locked', by, at: context.now, justification, lawful } };
      },
    );
    if (record.forum.status !== 'locked') throw new Error('a forum that was locked stands open again');
    const { by: lockedBy, at, justification: given, lawful } = record.forum;
    const distribution = spreadOf(record, rules);
    return { cycleId, serviceCode, by: lockedBy, at, justification: given, lawful, distribution, version };
  };
