import { checkDistribution } from '../../domain/distribution/check-distribution.ts';
import type { ServiceRecord } from '../../domain/forum/forum.ts';
import { refuse } from '../../domain/refusal.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { changeService, type ServiceDeps } from '../services/change-service.ts';
import { requirePhase, type ServiceTarget } from '../services/see-service.ts';
import type { Command } from '../support/deps.ts';

export type LockReceipt = ServiceTarget & {
  by: string;
  at: Instant;
  justification: string | null;
  /** Null where the distribution was not checked or no lawful split exists for so few people. */
  lawful: boolean | null;
  version: number;
};

/** The chair ends the forum of a service: from now on its ratings stand. */
export const createLockForum =
  (deps: ServiceDeps) =>
  async (command: Command, input: ServiceTarget & { justification: string | null }): Promise<LockReceipt> => {
    const { cycleId, serviceCode, justification } = input;
    const by = command.actor.personId;
    const { record, version } = await changeService(
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
    return { cycleId, serviceCode, by: lockedBy, at, justification: given, lawful, version };
  };

/** What the agency's enforcement makes of the spread; null where there is nothing to measure it by. */
const judgeSpread = (record: ServiceRecord, rules: RuleSet, justification: string | null): boolean | null => {
  const { verdict, findings } = checkDistribution(
    record.counts,
    record.organisation?.predicate ?? null,
    rules.distribution,
  );
  switch (verdict) {
    case 'lawful':
      return true;
    case 'infeasible-here':
    case 'not-checked':
      return null;
    case 'unlawful': {
      const detail = `Broken: ${findings.map((f) => `${f.rule} ${f.of.join('+')} (${f.actual}, limit ${f.limit})`).join('; ')}.`;
      const { enforcement } = rules.distribution;
      if (enforcement === 'block') refuse('distribution-blocked', { detail });
      if (enforcement === 'justify' && justification === null)
        refuse('justification-required', {
          detail,
          fields: [{ pointer: '/justification', code: 'required', detail: 'say why the spread departs' }],
        });
      return false;
    }
  }
};
