import type { AssignedWork, WorkSource } from '../../domain/assigned-work/assigned-work.ts';
import type { Case } from '../../domain/case/case.ts';
import { relationsOf } from '../../domain/case/relations.ts';
import { seesRatings } from '../../domain/case/sees-ratings.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { refuse } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf, loadCase, loadCycle } from '../support/load.ts';
import { type AssignedWorkView, assignedWorkView, type Shown } from './assigned-work-view.ts';
import { judgementView } from './judge-work.ts';
import { placeOfWork, plansInForce, requireAssignedWork } from './load-assigned-work.ts';
import { isJudge } from './require-judge.ts';
import { seeSource } from './see-source.ts';

type WithStore = Pick<Deps, 'store'>;
type Documents = Pick<Shown, 'plans' | 'realisations'>;

const documentsOf = async (deps: WithStore, agencyId: string, subject: Case): Promise<Documents> => {
  const { cycleId, employeeId, segments = [] } = subject;
  const [plans, realisations] = await Promise.all([
    plansInForce(deps, agencyId, subject),
    deps.store.getMany([
      keys.realisation(agencyId, cycleId, employeeId),
      ...segments.map(({ from }) => keys.segmentRealisation(agencyId, cycleId, employeeId, from)),
    ]),
  ]);
  return { plans, realisations: realisations.flatMap((one) => (one === null ? [] : [one.data])) };
};

const viewOf = async (
  deps: WithStore,
  agencyId: string,
  subject: Case,
  work: AssignedWork,
  { documents, judged }: { documents: Documents; judged: boolean },
): Promise<AssignedWorkView> => {
  const { cycleId, employeeId } = subject;
  const key = keys.assignedJudgement(agencyId, cycleId, employeeId, work.id);
  const found = judged ? await deps.store.get(key) : null;
  const judgement = found === null ? null : { view: judgementView(found.data), version: found.version };
  return assignedWorkView({ cycleId, employeeId }, work, { ...documents, judgement });
};

/** The person, from publication on, everybody else who reads the case at once: as with every other rating. */
const seesJudgement = (actor: Actor, subject: Case, cycle: Cycle): boolean | null => {
  const relations = relationsOf(actor, subject, cycle);
  return relations.length === 0 ? null : seesRatings(relations, cycle);
};

/** Everything that was assigned to a person from outside, for the person and those who read the case. */
export const createListAssignedWork =
  (deps: WithStore) =>
  async (actor: Actor, target: CaseTarget): Promise<CaseTarget & { items: AssignedWorkView[] }> => {
    const { agencyId } = actor;
    const { data: cycle } = await loadCycle(deps, agencyId, target.cycleId);
    const { data: subject } = await loadCase(deps, agencyId, cycle, target.employeeId);
    const judged = seesJudgement(actor, subject, cycle) ?? refuse('not-found', { detail: 'No such case.' });
    const documents = await documentsOf(deps, agencyId, subject);
    const items: AssignedWorkView[] = [];
    const { cycleId, employeeId } = placeOfWork(subject);
    for await (const { data } of eachOf(deps, keys.assignedWorks(agencyId, cycleId, employeeId)))
      items.push(await viewOf(deps, agencyId, subject, data, { documents, judged }));
    return { cycleId: target.cycleId, employeeId: target.employeeId, items };
  };

/** One assignment: for the person, those who read the case, and the leader, who sees nothing else of it. */
export const createGetAssignedWork =
  (deps: WithStore) =>
  async (
    actor: Actor,
    { workId, ...target }: CaseTarget & { workId: string },
  ): Promise<{ view: AssignedWorkView; version: number | null }> => {
    const { agencyId } = actor;
    const { data: cycle } = await loadCycle(deps, agencyId, target.cycleId);
    const { data: subject } = await loadCase(deps, agencyId, cycle, target.employeeId);
    const { data: work } = await requireAssignedWork(deps, agencyId, placeOfWork(subject), workId);
    const judges = await isJudge(deps, actor, work, subject);
    const judged = judges || (seesJudgement(actor, subject, cycle) ?? refuse('not-found', { detail: 'No such case.' }));
    const documents = await documentsOf(deps, agencyId, subject);
    const view = await viewOf(deps, agencyId, subject, work, { documents, judged });
    return { view, version: view.judgementVersion };
  };

/** What a unit or a team assigned to people elsewhere, for its leader and those who oversee the cycle. */
export const createListAssignedBy =
  (deps: WithStore) =>
  async (
    actor: Actor,
    { cycleId, source, limit, cursor }: { cycleId: string; source: WorkSource; limit: number; cursor: string | null },
  ): Promise<{ items: AssignedWorkView[]; next: string | null }> => {
    const { agencyId } = actor;
    const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
    const { leaderId } = await seeSource(deps, agencyId, cycleId, source);
    const oversees = actor.roles.includes('administrator') || actor.roles.includes('auditor');
    if (leaderId !== actor.personId && !oversees)
      refuse('forbidden', { detail: 'This list is for the leader of the unit or team.' });
    const page = await deps.store.query(keys.assignedEntries(agencyId, cycleId, source), { limit, after: cursor });
    const items = await Promise.all(
      page.items.map(async ({ data: { employeeId, id } }) => {
        const { data: subject } = await loadCase(deps, agencyId, cycle, employeeId);
        const { data: work } = await requireAssignedWork(deps, agencyId, placeOfWork(subject), id);
        const documents = await documentsOf(deps, agencyId, subject);
        return viewOf(deps, agencyId, subject, work, { documents, judged: true });
      }),
    );
    return { items, next: page.next };
  };
