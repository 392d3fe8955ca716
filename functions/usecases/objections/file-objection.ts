import type { CaseAt } from '../../domain/case/case.ts';
import type {
  ObjectionFiledBody,
  ObjectionInadmissibleBody,
  ObjectionText,
} from '../../domain/case/objection-bodies.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { ObjectionEntry } from '../../domain/objection/objection-entry.ts';
import type { ObjectionRef } from '../../domain/objection/objection-ref.ts';
import { routeObjection } from '../../domain/objection/route-objection.ts';
import { decisionDeadline, type FilingWindow } from '../../domain/objection/window.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Stored, Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { requireFiles } from '../evidence/require-files.ts';
import { type ActContext, type ActReceipt, actOnCase, type CaseChange } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { panelOf } from './panel.ts';
import { loadTerms, type Terms, windowOf } from './terms.ts';

type FilingDeps = Pick<Deps, 'store' | 'clock' | 'digest' | 'files'>;
export type ObjectionInput = CaseTarget & ObjectionText;

/**
 * The person objects, with reasons, within fourteen days of the receipt (PP 30/2019 art. 59). It goes to somebody who neither
 * rated nor voted; where nobody is free it waits for one to be named. One that comes too late is recorded as well, and
 * answered with the computation of its time.
 */
export const createFileObjection =
  (deps: FilingDeps) =>
  (command: Command, input: ObjectionInput): Promise<ActReceipt> => {
    const { agencyId } = command.actor;
    const { cycleId, employeeId, groundCodes, grounds, evidence } = input;
    const target = { cycleId, employeeId, action: 'file-objection' } as const;
    return actOnCase(deps, command, target, async (context) => {
      const { data } = context.case;
      if (data.stage !== 'decided') throw new Error('the stage table let an undecided case through');
      await requireFiles(deps, agencyId, data, evidence);
      const terms = await loadTerms(deps, agencyId, context.rules);
      const window = windowOf(context.cycle, publicationOf(context.cycle, data), terms);
      const text: ObjectionText = { groundCodes, grounds, evidence };
      return context.now < window.deadline
        ? file(deps, agencyId, context, data, text, { window, terms })
        : recordLate(deps, agencyId, context, data, text, window);
    });
  };

const publicationOf = ({ publishedAt }: Cycle, { acknowledgedAt }: CaseAt<'decided'>) => {
  if (publishedAt === null) return refuse('wrong-phase', { detail: 'The results are not published.' });
  return { publishedAt, acknowledgedAt };
};

const file = async (
  deps: FilingDeps,
  agencyId: string,
  { cycle, now }: ActContext,
  subject: CaseAt<'decided'>,
  text: ObjectionText,
  { window, terms }: { window: FilingWindow; terms: Terms },
): Promise<CaseChange> => {
  const route = routeObjection(subject, await panelOf(deps, agencyId, cycle, subject));
  const routed = route.decision === 'route';
  const deciderId = routed ? route.deciderId : null;
  const because = routed ? route.because : route.superior;
  const decideBy = decisionDeadline(now, cycle.zone, terms.present);
  const body: ObjectionFiledBody = { ...text, deciderId, decideBy, because, window };
  const objection: ObjectionRef = {
    status: routed ? 'filed' : 'waiting',
    deciderId,
    filedAt: now,
    decideBy,
    seq: subject.chain.seq + 1,
  };
  return {
    next: { ...subject, objection },
    act: 'objection-filed',
    body,
    alsoWrite: [
      await entryWrite(deps, agencyId, subject, { deciderId, filedAt: now, decideBy, open: true, warned: [] }),
    ],
  };
};

/** Recorded once: a second one that is late as well would say nothing new. */
const recordLate = async (
  deps: FilingDeps,
  agencyId: string,
  { now }: ActContext,
  subject: CaseAt<'decided'>,
  text: ObjectionText,
  window: FilingWindow,
): Promise<CaseChange> => {
  if (subject.objection !== null)
    throw new RefusedError({
      code: 'deadline-passed',
      deadline: window.deadline,
      detail: `Received on ${window.receipt.on}; the last of ${window.days} ${window.dayKind} days was ${window.lastDay}.`,
    });
  const body: ObjectionInadmissibleBody = { ...text, window };
  const seq = subject.chain.seq + 1;
  const closed = { deciderId: null, filedAt: now, decideBy: now, open: false, warned: [] };
  return {
    next: {
      ...subject,
      objection: { status: 'inadmissible', deciderId: null, filedAt: now, decideBy: null, seq },
    },
    act: 'objection-inadmissible',
    body,
    alsoWrite: [await entryWrite(deps, agencyId, subject, closed)],
  };
};

type EntryState = Omit<ObjectionEntry, 'schemaVersion' | 'employeeId'>;

/** An entry stands already where an earlier objection was inadmissible and the window was extended since. */
const entryWrite = async (
  deps: FilingDeps,
  agencyId: string,
  { cycleId, employeeId }: CaseAt<'decided'>,
  state: EntryState & { filedAt: Instant },
): Promise<Write> => {
  const key = keys.objectionEntry(agencyId, cycleId, employeeId);
  const found: Stored<ObjectionEntry> | null = await deps.store.get(key);
  const data: ObjectionEntry = { schemaVersion: 1, employeeId, ...state };
  return found === null ? { kind: 'insert', key, data } : { kind: 'replace', key, version: found.version, data };
};
