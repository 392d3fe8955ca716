import type { Action } from '../../domain/case/action-rules.ts';
import { checkAction } from '../../domain/case/actions.ts';
import type { Case } from '../../domain/case/case.ts';
import { relationsOf } from '../../domain/case/relations.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { assignmentInForce } from '../../domain/directory/assignment-in-force.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { type CaseView, caseView } from '../cases/case-view.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { caseKey, eachOf, employeeKey, loadCycle } from '../support/load.ts';

export type TeamMember = {
  employeeId: string;
  name: string;
  postTitle: string | null;
  /** Null for somebody who is not evaluated in this cycle, or by another appraiser. */
  case: CaseView | null;
  /** What this person waits for from the caller now. */
  todo: Action[];
};
export type Team = { cycleId: string; items: TeamMember[] };

const duties = ['decide-plan', 'review'] as const;

const todoOf = (actor: Actor, stored: Stored<Case>, cycle: Cycle, now: Instant): Action[] => {
  const relations = relationsOf(actor, stored.data, cycle);
  return duties.filter(
    (action) =>
      !(action === 'review' && stored.data.stage === 'reviewed') &&
      checkAction(action, { cycle, case: stored.data, relations, now }).decision === 'allow',
  );
};

/**
 * A superior's board: the people of the team and where each one's case stands. Two reads a person by their keys, no index.
 * Somebody who joined the team after the cycle opened is shown without a case: the appraiser of the snapshot rates.
 */
export const createGetTeam =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (actor: Actor, { cycleId }: { cycleId: string }): Promise<Team> => {
    const { agencyId } = actor;
    const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
    const ids: string[] = [];
    for await (const { data } of eachOf(deps, keys.team(agencyId, actor.personId))) ids.push(data.employeeId);
    const [people, cases] = await Promise.all([
      deps.store.getMany(ids.map((id) => employeeKey(agencyId, id))),
      cycle.shardCount === 0 ? [] : deps.store.getMany(ids.map((id) => caseKey(agencyId, cycle, id))),
    ]);
    const now = deps.clock.now();
    const items = ids.flatMap((employeeId, i): TeamMember[] => {
      const person = people[i]?.data;
      if (person === undefined) return [];
      const stored = cases[i] ?? null;
      const mine = stored?.data.appraiserId === actor.personId ? stored : null;
      return [
        {
          employeeId,
          name: person.name,
          postTitle: assignmentInForce(person)?.postTitle ?? null,
          case: mine === null ? null : caseView(mine, relationsOf(actor, mine.data, cycle), cycle),
          todo: mine === null ? [] : todoOf(actor, mine, cycle, now),
        },
      ];
    });
    return { cycleId, items };
  };
