import type { Cycle, DeadlineExtension } from '../../domain/cycle/cycle.ts';
import { asked, extended } from '../../domain/cycle/extend.ts';
import { settledPhaseOf } from '../../domain/cycle/hard-close.ts';
import type { HumanPhase } from '../../domain/cycle/phase.ts';
import { isPast } from '../../domain/cycle/position.ts';
import { refuse } from '../../domain/refusal.ts';
import { closingOf } from '../../domain/rules/closing-rules.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { ConflictError } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadCycle, loadRules } from '../support/load.ts';
import { type CycleView, viewOf } from './cycle-view.ts';
import { findRepeat, requestOf, requireAdministrator } from './find-repeat.ts';

type ExtendDeps = Pick<Deps, 'store' | 'clock'>;
/** A later end, before who gave it and when is added. */
export type WantedExtension = Pick<DeadlineExtension, 'phase' | 'unitCode' | 'outage' | 'from' | 'to' | 'reason'>;

/** Ends of single units stand in the cycle, which every request reads: a kilobyte for a dozen of them. */
const extensionsAtMost = 150;

/** A phase that has not ended may have a later end; after the deadline too, while nobody is settled. */
export const requireExtendable = (cycle: Cycle, phase: HumanPhase): void => {
  if (isPast(cycle, phase) || (cycle.phase === phase && cycle.status !== 'open'))
    refuse('wrong-phase', { detail: `Phase ${phase} has ended.`, extra: { phase: cycle.phase } });
  if (phase === 'objection-window' && cycle.publishedAt === null)
    refuse('wrong-phase', { detail: 'The objection window is counted from publication.' });
};

const requireUnit = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { phase, unitCode }: { phase: HumanPhase; unitCode?: string | undefined },
): Promise<void> => {
  if (unitCode === undefined) return;
  const pointer = '/unitCode';
  if (settledPhaseOf(phase) === null)
    refuse('invalid-body', { fields: [{ pointer, code: 'whole-phase', detail: 'This phase ends for all at once.' }] });
  if ((await deps.store.get(keys.unit(agencyId, unitCode))) === null)
    refuse('invalid-body', { fields: [{ pointer, code: 'unknown-unit', detail: 'There is no such unit.' }] });
};

const isDone = ({ extensions, askedExtensions = [] }: Cycle, request: ReturnType<typeof requestOf>): boolean =>
  findRepeat<ReturnType<typeof requestOf>>([...extensions, ...askedExtensions], request) !== null;

/** Credit for downtime is the rules' own; anything else waits for a second person, unless the rules say that there is none. */
const needsSecond = async (
  deps: ExtendDeps,
  agencyId: string,
  cycle: Cycle,
  { outage }: WantedExtension,
): Promise<boolean> => {
  if (outage !== undefined) return false;
  return closingOf(await loadRules(deps, agencyId, cycle.ruleSetVersion)).extensions.approval === 'second-person';
};

/**
 * The one way to a later end of a phase, for everybody or a unit: administrator, If-Match, repeat, one commit. It counts
 * at once where the rules give it or ask for no second person; else it is asked for.
 *
 * @param want answers with the later end by the cycle as it stands, or refuses
 */
export const extendCycle = async (
  deps: ExtendDeps,
  command: Command,
  target: { cycleId: string; phase: HumanPhase; unitCode?: string | undefined },
  want: (cycle: Cycle, now: Instant) => Promise<WantedExtension>,
): Promise<CycleView> => {
  requireAdministrator(command);
  const request = requestOf(command);
  const { agencyId, personId } = command.actor;
  const stored = await loadCycle(deps, agencyId, target.cycleId);
  const cycle = stored.data;
  if (isDone(cycle, request)) return viewOf(stored);
  if (command.expectedVersion === null) refuse('precondition-required');
  if (command.expectedVersion !== stored.version)
    refuse('precondition-failed', { extra: { currentVersion: stored.version } });
  requireExtendable(cycle, target.phase);
  await requireUnit(deps, agencyId, target);
  if (cycle.extensions.length + (cycle.askedExtensions ?? []).length >= extensionsAtMost)
    refuse('conflict', {
      detail: 'The deadlines of this cycle were extended too often; extend the phase for everybody.',
    });

  const now = deps.clock.now();
  const wanted = { ...(await want(cycle, now)), by: personId, at: now, ...request };
  const next = (await needsSecond(deps, agencyId, cycle, wanted)) ? asked(cycle, wanted) : extended(cycle, wanted);
  try {
    await deps.store.commit([{ kind: 'replace', key: stored.key, version: stored.version, data: next }]);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const current = await loadCycle(deps, agencyId, target.cycleId);
    if (isDone(current.data, request)) return viewOf(current);
    refuse('precondition-failed', { extra: { currentVersion: current.version } });
  }
  return viewOf({ data: next, version: stored.version + 1 });
};
