import type { WorkTeam } from '../../domain/assigned-work/assigned-work.ts';
import { checkPhase } from '../../domain/case/actions.ts';
import { type FieldProblem, RefusedError, refuse } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import { loadPeople } from '../directory/load-people.ts';
import type { Command, Deps } from '../support/deps.ts';
import { eachOf, loadCycle } from '../support/load.ts';
import { putDocument } from '../support/put-document.ts';

export type TeamInput = Pick<WorkTeam, 'code' | 'name' | 'leaderId' | 'memberIds' | 'decree'> & { cycleId: string };
export type TeamView = Omit<WorkTeam, 'schemaVersion'>;

const headsAUnit = async (deps: Pick<Deps, 'store'>, agencyId: string, personId: string): Promise<boolean> => {
  for await (const { data } of eachOf(deps, keys.units(agencyId))) if (data.headId === personId) return true;
  return false;
};

const problemsOf = ({ leaderId, memberIds }: TeamInput, known: ReadonlyMap<string, unknown>): FieldProblem[] => {
  const missing = (id: string, pointer: string): FieldProblem[] =>
    known.has(id) ? [] : [{ pointer, code: 'unknown-person', detail: 'a person of the agency' }];
  return [
    ...missing(leaderId, '/leaderId'),
    ...memberIds.flatMap((id, i): FieldProblem[] => [
      ...missing(id, `/memberIds/${i}`),
      ...(memberIds.indexOf(id) < i
        ? [{ pointer: `/memberIds/${i}`, code: 'duplicate', detail: 'each member once' }]
        : []),
      ...(id === leaderId
        ? [{ pointer: `/memberIds/${i}`, code: 'leads-the-team', detail: 'nobody is assigned work by themself' }]
        : []),
    ]),
  ];
};

/** Sets up a team across units, or changes it; by an administrator or a head of unit, under a decree. */
export const createPutTeam =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (command: Command, input: TeamInput): Promise<{ view: TeamView; version: number }> => {
    const { agencyId, personId: by, roles } = command.actor;
    const { cycleId, code, name, leaderId, memberIds, decree } = input;
    const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
    if (!roles.includes('administrator') && !(await headsAUnit(deps, agencyId, by)))
      refuse('forbidden', { detail: 'A team is set up by the head of a unit, or by an administrator.' });
    const at = deps.clock.now();
    const phase = checkPhase(cycle, ['planning', 'execution'], true, at);
    if (phase.decision === 'refuse') throw new RefusedError(phase.refusal);
    const fields = problemsOf(input, await loadPeople(deps, agencyId, [leaderId, ...memberIds]));
    if (fields.length > 0) refuse('invalid-body', { fields });
    const team: WorkTeam = { schemaVersion: 1, code, name, leaderId, memberIds, decree, by, at };
    const stored = await putDocument(deps, keys.workTeam(agencyId, cycleId, code), team, command.expectedVersion);
    return { view: { code, name, leaderId, memberIds, decree, by, at: stored.at }, version: stored.version };
  };
