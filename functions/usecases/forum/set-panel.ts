import { committeeMembers } from '../../domain/forum/eligibility.ts';
import { compare, parseDecimal } from '../../domain/number/fraction.ts';
import { type FieldProblem, refuse } from '../../domain/refusal.ts';
import { changeService, type ServiceContext, type ServiceDeps } from '../services/change-service.ts';
import type { ServiceTarget } from '../services/see-service.ts';
import type { Command } from '../support/deps.ts';
import { requireForumTime } from './forum-time.ts';
import { type ForumView, viewForum } from './forum-view.ts';

export type PanelInput = ServiceTarget & { chairId: string; memberIds: string[]; quorum: string | null };

/**
 * An administrator names who of the committee sits in the forum of one unit, so that forums run beside each other. Votes of
 * somebody who leaves do not count any more; in a secret ballot they make it void.
 */
export const createSetPanel =
  (deps: ServiceDeps) =>
  async (command: Command, input: PanelInput): Promise<{ view: ForumView; version: number }> => {
    const { cycleId, serviceCode, chairId, memberIds, quorum } = input;
    const by = command.actor.personId;
    const changed = await changeService(
      deps,
      command,
      { cycleId, serviceCode, by: 'administrator' },
      async (context) => {
        requireForumTime(context);
        checkPanel(input, context);
        return { ...context.record, panel: { chairId, memberIds, quorum, by, at: context.now } };
      },
    );
    return { view: viewForum(changed.cycle, changed.record, changed.rules), version: changed.version };
  };

const checkPanel = ({ chairId, memberIds, quorum }: PanelInput, { cycle, rules }: ServiceContext): void => {
  const committee = committeeMembers(cycle.committee);
  const fields = memberIds.flatMap((id, i): FieldProblem[] => {
    const pointer = `/memberIds/${i}`;
    if (memberIds.indexOf(id) !== i) return [{ pointer, code: 'duplicate', detail: 'named twice' }];
    return committee.includes(id)
      ? []
      : [{ pointer, code: 'not-in-committee', detail: 'not a member of the committee of the cycle' }];
  });
  if (!memberIds.includes(chairId))
    fields.push({ pointer: '/chairId', code: 'not-a-member', detail: 'the chair must be one of the members' });
  if (quorum !== null && compare(parseDecimal(quorum), parseDecimal(rules.forum.quorum)) < 0)
    fields.push({ pointer: '/quorum', code: 'quorum-too-low', detail: `the rules ask for ${rules.forum.quorum}` });
  if (quorum !== null && compare(parseDecimal(quorum), parseDecimal('100')) > 0)
    fields.push({ pointer: '/quorum', code: 'out-of-bounds', detail: 'at most 100' });
  if (fields.length > 0) refuse('invalid-body', { fields });
};
