import { committeeMembers } from '../../domain/forum/eligibility.ts';
import type { ServiceRecord } from '../../domain/forum/forum.ts';
import { addTies, declare, interestsOf, type TieKind } from '../../domain/forum/panel.ts';
import { type FieldProblem, refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Stored, Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { requireRelation, type SeenService, type ServiceTarget, seeService } from '../services/see-service.ts';
import type { Command, Deps } from '../support/deps.ts';
import { caseKey } from '../support/load.ts';
import { requireForumTime } from './forum-time.ts';
import { retryOnConflict } from './retry.ts';

export type DeclarationInput = ServiceTarget & {
  /** Whose interests; only an administrator names somebody else. Null: the caller's own. */
  memberId: string | null;
  /** Empty: there are none. */
  ties: { employeeId: string; kind: TieKind }[];
};
export type DeclarationReceipt = ServiceTarget & {
  memberId: string;
  by: string;
  at: Instant;
  /** Everybody of this unit on whom the member may not vote by a declared tie. */
  recusedFrom: string[];
};
type DeclareDeps = Pick<Deps, 'store' | 'clock'>;

/**
 * A member declares to whom in the unit they are bound, or that there is nobody; an administrator may do so for them. A
 * declaration adds and never takes away, so a repeat is harmless and no order of acts opens a vote that a tie had closed.
 */
export const createDeclareInterests =
  (deps: DeclareDeps) =>
  (command: Command, input: DeclarationInput): Promise<DeclarationReceipt> =>
    retryOnConflict(() => attempt(deps, command, input));

const attempt = async (
  deps: DeclareDeps,
  { actor }: Command,
  { memberId: named, ties, ...target }: DeclarationInput,
): Promise<DeclarationReceipt> => {
  const seen = await seeService(deps, actor, target);
  const memberId = named ?? actor.personId;
  requireRelation(seen, ...(memberId === actor.personId ? (['committee'] as const) : (['administrator'] as const)));
  const at = deps.clock.now();
  requireForumTime({ cycle: seen.cycle, record: seen.record.data, now: at });
  if (!committeeMembers(seen.cycle.committee).includes(memberId))
    refuse('invalid-body', {
      fields: [{ pointer: '/memberId', code: 'not-in-committee', detail: 'not a member of the committee' }],
    });
  await requirePeople(deps, actor.agencyId, seen, ties);
  const made = { memberId, ties, by: actor.personId, at };
  const interests = declare(interestsOf(seen.record.data), made);
  const mirrored = await mirrors(deps, actor.agencyId, seen, made);
  await deps.store.commit([replace(seen.record, { ...seen.record.data, interests }), ...mirrored]);
  const recusedFrom = interests.ties.filter((tie) => tie.memberId === memberId).map(({ employeeId }) => employeeId);
  return { ...target, memberId, by: actor.personId, at, recusedFrom: [...new Set(recusedFrom)] };
};

const replace = ({ key, version }: Stored<ServiceRecord>, data: ServiceRecord): Write => ({
  kind: 'replace',
  key,
  version,
  data,
});

const requirePeople = async (
  deps: DeclareDeps,
  agencyId: string,
  { cycle, record }: SeenService,
  ties: DeclarationInput['ties'],
): Promise<void> => {
  const cases = await deps.store.getMany(ties.map(({ employeeId }) => caseKey(agencyId, cycle, employeeId)));
  const fields = cases.flatMap((stored, i): FieldProblem[] =>
    stored?.data.serviceCode === record.data.code
      ? []
      : [{ pointer: `/ties/${i}/employeeId`, code: 'unknown-result', detail: 'nobody of this unit' }],
  );
  if (fields.length > 0) refuse('invalid-body', { fields });
};

/**
 * A tie to a colleague of the committee binds that colleague too, in the forum where the member's own case is heard: it is
 * written there in the same commit, unless that forum has ended.
 */
const mirrors = async (
  deps: DeclareDeps,
  agencyId: string,
  { cycle, record }: SeenService,
  { memberId, ties, by, at }: { memberId: string; ties: DeclarationInput['ties']; by: string; at: Instant },
): Promise<Write[]> => {
  const colleagues = ties.filter(({ employeeId }) => committeeMembers(cycle.committee).includes(employeeId));
  if (colleagues.length === 0) return [];
  const own = await deps.store.get(caseKey(agencyId, cycle, memberId));
  if (own === null || own.data.serviceCode === record.data.code) return [];
  const other = await deps.store.get(keys.service(agencyId, cycle.id, own.data.serviceCode));
  if (other === null || other.data.forum.status !== 'open') return [];
  const { declared, ties: known } = interestsOf(other.data);
  const added = colleagues.map(({ employeeId, kind }) => ({ memberId, employeeId, kind, by, at }));
  return [replace(other, { ...other.data, interests: { declared, ties: addTies(known, added) } })];
};
