import type { ObjectionEscalatedBody } from '../../domain/case/objection-bodies.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { dueWarning } from '../../domain/objection/clock.ts';
import type { ObjectionEntry } from '../../domain/objection/objection-entry.ts';
import { isPending } from '../../domain/objection/objection-ref.ts';
import { routeUpward } from '../../domain/objection/route-objection.ts';
import { decisionDeadline } from '../../domain/objection/window.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { ConflictError, type Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { actAsMachine } from '../support/act-on-case.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf, loadCase, loadCycle, loadRules } from '../support/load.ts';
import { lineAbove } from './line-above.ts';
import { replaceEntry } from './objected-case.ts';
import { panelOf } from './panel.ts';
import { loadTerms, type Terms } from './terms.ts';

type EscalationDeps = Pick<Deps, 'store' | 'digest' | 'events'>;
type Scene = { agencyId: string; cycle: Cycle; rules: RuleSet; terms: Terms; now: Instant };
export type ClockReport = { handedOver: number; warned: number };

/**
 * One round of the clock over the open objections of a cycle: whoever has to decide is warned on the days that the rules
 * name; what was not decided in time goes upward with a new term. Nothing is ever dismissed by silence: where nobody above
 * is free it stays, shows as overdue, and somebody may be named. Harmless when repeated.
 */
export const createEscalateObjections =
  (deps: EscalationDeps) =>
  async (input: { agencyId: string; cycleId: string; now: Instant }): Promise<ClockReport> => {
    const { agencyId, cycleId, now } = input;
    const open: Stored<ObjectionEntry>[] = [];
    for await (const entry of eachOf(deps, keys.objectionEntries(agencyId, cycleId)))
      if (entry.data.open) open.push(entry);
    const report: ClockReport = { handedOver: 0, warned: 0 };
    if (open.length === 0) return report;
    const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    const scene: Scene = { agencyId, cycle, rules, terms: await loadTerms(deps, agencyId, rules), now };
    for (const entry of open) {
      if (entry.data.decideBy <= now && (await escalate(deps, scene, entry))) report.handedOver += 1;
      else if (await warn(deps, scene, entry)) report.warned += 1;
    }
    return report;
  };

/** Answers false where nobody above is free, and where somebody else has decided or handed it on in this moment. */
const escalate = async (deps: EscalationDeps, scene: Scene, entry: Stored<ObjectionEntry>): Promise<boolean> => {
  const { agencyId, cycle, rules, terms, now } = scene;
  const stored = await loadCase(deps, agencyId, cycle, entry.data.employeeId);
  const subject = stored.data;
  if (subject.stage !== 'decided' || !isPending(subject.objection)) return false;
  const from = subject.objection.deciderId;
  const line = await lineAbove(deps, agencyId, cycle, rules, from);
  const to = routeUpward(subject, await panelOf(deps, agencyId, cycle, subject), line, from);
  if (to === null) return false;
  const decideBy = decisionDeadline(now, cycle.zone, terms.present);
  const body: ObjectionEscalatedBody = { from, to, overdueSince: entry.data.decideBy, decideBy };
  const objection = { ...subject.objection, status: 'escalated', deciderId: to, decideBy } as const;
  const change = { next: { ...subject, objection }, act: 'objection-escalated', body, at: now } as const;
  return unlessChanged(() =>
    actAsMachine(deps, agencyId, cycle, stored, change, [replaceEntry(entry, { deciderId: to, decideBy, warned: [] })]),
  );
};

const warn = async (deps: EscalationDeps, scene: Scene, entry: Stored<ObjectionEntry>): Promise<boolean> => {
  const { agencyId, cycle, terms, now } = scene;
  const { decideBy, warned, deciderId, employeeId } = entry.data;
  const daysBefore = dueWarning(warned, now, { decideBy, zone: cycle.zone, rules: terms.present });
  if (daysBefore === null) return false;
  const given = await unlessChanged(() =>
    deps.store.commit([replaceEntry(entry, { warned: [...warned, daysBefore] })]),
  );
  if (!given) return false;
  const told = new Set([
    deciderId ?? cycle.authorisedOfficialId,
    ...(daysBefore === 0 ? [cycle.authorisedOfficialId] : []),
  ]);
  for (const personId of told)
    await deps.events.tell(
      { agencyId, personId },
      { kind: 'objection-due', cycleId: cycle.id, employeeId, daysBefore },
    );
  return true;
};

const unlessChanged = async (commit: () => Promise<unknown>): Promise<boolean> => {
  try {
    await commit();
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
};
