import type { Case } from '../../domain/case/case.ts';
import type { ObjectionEscalatedBody } from '../../domain/case/result-bodies.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { isPending } from '../../domain/objection/decide-objection.ts';
import { routeObjection } from '../../domain/objection/route-objection.ts';
import { decisionDeadline } from '../../domain/objection/window.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { ConflictError, type Stored } from '../../ports/store.ts';
import { keys, type ObjectionEntry } from '../../store/keys.ts';
import { actAsMachine } from '../support/act-on-case.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf, loadCase, loadCycle, loadRules } from '../support/load.ts';
import { panelOf } from './panel.ts';

type EscalationDeps = Pick<Deps, 'store' | 'digest'>;
type Scene = { agencyId: string; cycle: Cycle; rules: RuleSet; now: Instant };

/**
 * Hands every objection that was not decided in time to the authorised official, with a new term: never dismissed by
 * itself. Harmless when repeated. Answers how many were handed over.
 */
export const createEscalateObjections =
  (deps: EscalationDeps) =>
  async (input: { agencyId: string; cycleId: string; now: Instant }): Promise<number> => {
    const { agencyId, cycleId, now } = input;
    const overdue: Stored<ObjectionEntry>[] = [];
    for await (const entry of eachOf(deps, keys.objectionEntries(agencyId, cycleId)))
      if (entry.data.open && entry.data.decideBy <= now) overdue.push(entry);
    if (overdue.length === 0) return 0;
    const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    let handedOver = 0;
    for (const entry of overdue) if (await escalate(deps, { agencyId, cycle, rules, now }, entry)) handedOver += 1;
    return handedOver;
  };

const escalate = async (deps: EscalationDeps, scene: Scene, entry: Stored<ObjectionEntry>): Promise<boolean> => {
  const { agencyId, cycle, rules, now } = scene;
  const stored = await loadCase(deps, agencyId, cycle, entry.data.employeeId);
  const subject = stored.data;
  if (subject.stage !== 'decided' || !isPending(subject.objection)) return false;
  const from = subject.objection.deciderId;
  const to = await officialFor(deps, scene, subject);
  if (to === null || to === from) return false;
  const decideBy = decisionDeadline(now, cycle.zone, rules);
  const body: ObjectionEscalatedBody = { from, to, overdueSince: subject.objection.decideBy, decideBy };
  const objection = { ...subject.objection, status: 'escalated', deciderId: to, decideBy } as const;
  const change = { next: { ...subject, objection }, act: 'objection-escalated', body, at: now } as const;
  try {
    await actAsMachine(deps, agencyId, cycle, stored, change, [
      { kind: 'replace', key: entry.key, version: entry.version, data: { ...entry.data, deciderId: to, decideBy } },
    ]);
    return true;
  } catch (error) {
    // Decided or handed over in this moment by somebody else.
    if (error instanceof ConflictError) return false;
    throw error;
  }
};

/** The authorised official, unless they rated or voted: then the objection stays where it is, and shows as overdue. */
const officialFor = async (deps: EscalationDeps, { agencyId, cycle }: Scene, subject: Case): Promise<string | null> => {
  const panel = await panelOf(deps, agencyId, cycle, subject);
  const route = routeObjection({ ...subject, superiorId: null }, panel);
  return route.decision === 'route' ? route.deciderId : null;
};
