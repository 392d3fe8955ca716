import { seesRatings } from '../../domain/case/sees-ratings.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { type Shown, type Tracked, trackOutcome } from '../../domain/follow-up/track-outcome.ts';
import { refuse } from '../../domain/refusal.ts';
import { localDateOf } from '../../domain/time/zone.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import { lastScoring } from '../scoring/last-scoring.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { caseKey, eachOf, loadRules } from '../support/load.ts';
import { type FollowUpView, followUpView } from './list-follow-ups.ts';
import type { NoteView } from './note-progress.ts';

export type PersonFollowUp = FollowUpView & {
  notes: NoteView[];
  /** Whether it got better what the measure was for; null where the measure is not for that. */
  tracked: Tracked | null;
};
export type PersonFollowUps = CaseTarget & { items: PersonFollowUp[] };
type ReadDeps = Pick<Deps, 'store' | 'clock'>;

/** The measures of a person with the notes on how they go and, from later cycles, whether they helped. */
export const createGetFollowUps =
  (deps: ReadDeps) =>
  async (actor: Actor, { cycleId, employeeId }: CaseTarget): Promise<PersonFollowUps> => {
    const { agencyId } = actor;
    const { cycle, case: stored, relations } = await seeCase(deps, actor, { cycleId, employeeId });
    if (cycle.publishedAt === null || !seesRatings(relations, cycle))
      refuse('wrong-phase', { detail: 'The results are not published.', extra: { phase: cycle.phase } });
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    const today = localDateOf(deps.clock.now(), cycle.zone);
    const items: PersonFollowUp[] = [];
    const range = keys.followUpsOf(agencyId, cycleId, stored.data.serviceCode, employeeId);
    const shown = lazily(() => readCycles(deps, agencyId, cycle, employeeId));
    for await (const { data } of eachOf(deps, range)) {
      const isTracked = data.improves !== null && data.outcome?.decision === 'approve';
      const { origin, later } = isTracked ? await shown() : none;
      items.push({
        ...followUpView(data, today, rules),
        notes: await readNotes(deps, agencyId, { cycleId, employeeId }, data.ruleId),
        tracked: data.improves === null || origin === null ? null : trackOutcome(data.improves, origin, later),
      });
    }
    return { cycleId, employeeId, items };
  };

type Cycles = { origin: Shown | null; later: Shown[] };
const none: Cycles = { origin: null, later: [] };

const lazily = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let pending: Promise<T> | null = null;
  return () => {
    pending ??= read();
    return pending;
  };
};

const readNotes = async (
  deps: ReadDeps,
  agencyId: string,
  { cycleId, employeeId }: CaseTarget,
  ruleId: string,
): Promise<NoteView[]> => {
  const notes: NoteView[] = [];
  for await (const { data } of eachOf(deps, keys.progressNotes(agencyId, cycleId, employeeId, ruleId)))
    notes.push({ on: data.on, text: data.text, evidence: data.evidence, by: data.by, at: data.at });
  return notes;
};

/** This cycle and the later ones whose results are published, in the order of their periods. */
const readCycles = async (deps: ReadDeps, agencyId: string, cycle: Cycle, employeeId: string): Promise<Cycles> => {
  const later: Cycle[] = [];
  for await (const { data } of eachOf(deps, keys.cycles(agencyId)))
    if (data.period.from > cycle.period.to && data.publishedAt !== null && data.shardCount > 0) later.push(data);
  later.sort((a, b) => (a.period.from < b.period.from ? -1 : 1));
  const [origin = null, ...shown] = await Promise.all(
    [cycle, ...later].map((one) => readShown(deps, agencyId, one, employeeId)),
  );
  return { origin, later: shown.filter((one) => one !== null) };
};

const readShown = async (deps: ReadDeps, agencyId: string, cycle: Cycle, employeeId: string): Promise<Shown | null> => {
  const stored = await deps.store.get(caseKey(agencyId, cycle, employeeId));
  if (stored?.data.stage !== 'decided') return null;
  const { workResult, behaviour } = stored.data.result;
  const body = await lastScoring(deps, agencyId, { cycleId: cycle.id, employeeId });
  if (body === null) return null;
  const traits = body.traits ?? { behaviours: {}, aspects: {} };
  return { cycleId: cycle.id, result: { workResult, behaviour }, traits };
};
