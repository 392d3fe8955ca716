import type { ActKind, ActRecord } from '../../domain/case/act.ts';
import { isAct } from '../../domain/case/result-bodies.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

/** One act on the plan: which version it made or was about. */
export type PlanEvent = {
  seq: number;
  act: ActKind;
  version: number;
  at: Instant;
  by: string;
  /** Of an amendment or a return. */
  reason: string | null;
  plan: Plan | null;
};

type Told = { version: 'new' | { of: number | null }; reason?: string; plan?: Plan | undefined };

/** What an act says about the plan; null where it is about something else. `of: null`: about the text that stood. */
const read = (record: ActRecord): Told | null => {
  if (isAct(record, 'plan-submitted')) return { version: 'new', plan: record.body.plan };
  if (isAct(record, 'plan-amendment-proposed'))
    return { version: 'new', plan: record.body.plan, reason: record.body.reason };
  if (isAct(record, 'plan-returned') || isAct(record, 'plan-amendment-returned'))
    return { version: { of: record.body.planSeq }, reason: record.body.reason };
  if (isAct(record, 'plan-set') || isAct(record, 'plan-amended') || isAct(record, 'plan-linked'))
    return { version: { of: record.body.planSeq }, plan: record.body.plan };
  return isAct(record, 'plan-carried') ? { version: { of: null } } : null;
};

/** Everything that happened to a person's plan, in order, read from the chain: nothing of it is ever lost. */
export const planHistory = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { cycleId, employeeId }: CaseTarget,
): Promise<PlanEvent[]> => {
  const events: PlanEvent[] = [];
  const versions = new Map<number, number>();
  let last = 0;
  for await (const { data } of eachOf(deps, keys.acts(agencyId, cycleId, employeeId))) {
    const told = read(data);
    if (told === null) continue;
    const { seq, act, at, actor } = data.envelope;
    if (told.version === 'new') last += 1;
    const about = told.version === 'new' || told.version.of === null ? last : versions.get(told.version.of);
    const version = about ?? last;
    versions.set(seq, version);
    events.push({ seq, act, version, at, by: actor, reason: told.reason ?? null, plan: told.plan ?? null });
  }
  return events;
};
