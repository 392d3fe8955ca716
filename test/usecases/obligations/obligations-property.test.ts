import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case, DraftPlan, MissingAct } from '../../../functions/domain/case/case.ts';
import { planClosure, type SettledPhase, settledPhases } from '../../../functions/domain/closing/plan-closure.ts';
import { kindOfMissing } from '../../../functions/domain/obligations/obligation.ts';
import { addSeconds } from '../../../functions/domain/time/zone.ts';
import { boardCaseOf, boardOwnersOf } from '../../../functions/domain/units/board.ts';
import { keys } from '../../../functions/store/keys.ts';
import { openLedger } from '../../../functions/usecases/obligations/open-ledger.ts';
import { caseKey } from '../../../functions/usecases/support/load.ts';
import { people } from '../../support/people.ts';
import { agencyId, createWorld, cycleId, exampleCycle, type World } from '../../support/world.ts';

const subjects = ['chief', 'ani', 'budi', 'citra', 'dewi'] as const;
const settledKinds = new Set<string>(Object.values(kindOfMissing));
const day = 86_400;

type State = {
  kind: 'nothing' | 'submitted' | 'returned' | 'planned' | 'amended' | 'reviewed';
  /** Seconds before the deadline of the last act. */
  before: number;
  realisation: boolean;
  selfReview: boolean;
  joinedLate: boolean;
  official: boolean;
  /** An earlier part of the period belongs to somebody else, who has reviewed it or not. */
  moved: null | { from: string; reviewed: boolean };
};

const state: fc.Arbitrary<State> = fc.record({
  kind: fc.constantFrom('nothing', 'submitted', 'returned', 'planned', 'amended', 'reviewed'),
  before: fc.integer({ min: -day, max: 20 * day }),
  realisation: fc.boolean(),
  selfReview: fc.boolean(),
  joinedLate: fc.boolean(),
  official: fc.constantFrom(false, false, false, true),
  moved: fc.option(fc.record({ from: fc.constantFrom('school-head', 'health-head'), reviewed: fc.boolean() }), {
    freq: 2,
  }),
});

const placed = (subject: Case, phase: SettledPhase, given: State, listed: boolean): Case => {
  const at = addSeconds(exampleCycle.deadlines[phase], -given.before);
  const ref = { seq: 1, version: 1 };
  const review = { seq: 2, workResult: 'meets', behaviour: 'meets' } as const;
  const segments =
    given.moved === null || !listed
      ? {}
      : {
          segments: [
            {
              ...{ from: '2026-01-01', to: '2026-02-01', unitCode: 'DISDIK', appraiserId: given.moved.from },
              review: given.moved.reviewed ? review : null,
            },
            {
              ...{ from: '2026-02-01', to: '2026-03-31', unitCode: subject.unitCode, appraiserId: subject.appraiserId },
              review: null,
            },
          ],
        };
  const { plan: _, ...rest } = subject;
  const base = {
    ...rest,
    ...segments,
    ...(given.joinedLate ? { joinedLate: true as const } : {}),
    ...(given.official ? { postFamily: 'official' as const } : {}),
  };
  const draft = (status: DraftPlan['status']): Case => ({
    ...base,
    stage: 'unplanned',
    plan: { ...ref, status, at, reason: null },
  });
  const plan = { ...ref, basis: 'set' } as const;
  switch (given.kind) {
    case 'nothing':
      return { ...base, stage: 'unplanned', plan: null };
    case 'submitted':
    case 'returned':
      return draft(given.kind);
    case 'planned':
      return { ...base, stage: 'planned', plan };
    case 'amended':
      return { ...base, stage: 'planned', plan, amendment: { ...ref, status: 'submitted', at, returnSeq: null } };
    case 'reviewed':
      return { ...base, stage: 'reviewed', plan, review };
  }
};

const store = async (world: World, subject: Case, { realisation, selfReview }: State): Promise<void> => {
  await world.put(caseKey(agencyId, exampleCycle, subject.employeeId), subject);
  const { employeeId } = subject;
  const written = { schemaVersion: 1, at: exampleCycle.openedAt };
  if (realisation) await world.put<object>(keys.realisation(agencyId, cycleId, employeeId), written);
  if (selfReview) await world.put<object>(keys.selfReview(agencyId, cycleId, employeeId), written);
};

/** The list that preparation makes, of the cases as they stand. */
const listBoards = async (world: World, cases: Case[]): Promise<void> => {
  for (const { id: owner } of people) {
    const members = cases
      .filter((subject) => boardOwnersOf(subject).includes(owner))
      .map((c) => ({ employeeId: c.employeeId, name: c.employeeId, postTitle: null, case: boardCaseOf(c, 1, owner) }));
    const document = { schemaVersion: 1 as const, members };
    await world.put(keys.boardMembers(agencyId, cycleId, owner, '0', 0), document);
  }
};

describe('the duties of the phases at whose close everybody is settled', () => {
  it('are listed if and only if the close would name them as missing, for every person', async () => {
    const named = new Set<MissingAct>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...settledPhases),
        fc.tuple(state, state, state, state, state),
        fc.boolean(),
        fc.integer({ min: -2 * 3600, max: 20 * day }),
        async (phase, states, listed, left) => {
          const world = await createWorld();
          await world.enterPhase(phase);
          const now = addSeconds(exampleCycle.deadlines[phase], -left);
          const cases: Case[] = [];
          const expected = new Map<string, string[]>(people.map(({ id }) => [id, []]));
          for (const [i, id] of subjects.entries()) {
            const its = states[i];
            if (its === undefined) throw new Error('a state for each');
            const subject = placed((await world.case(id)).data, phase, its, listed);
            await store(world, subject, its);
            cases.push(subject);
          }
          const given = new Map(subjects.map((id, i): [string, State | undefined] => [id, states[i]]));
          const rest = people.filter(({ id, kind }) => kind !== 'official' && !given.has(id));
          for (const { id } of rest) cases.push((await world.case(id)).data);
          if (listed) await listBoards(world, cases);
          for (const subject of cases) {
            const reported = given.get(subject.employeeId);
            const at = {
              case: subject,
              hasRealisation: reported?.realisation ?? false,
              hasSelfReview: reported?.selfReview ?? false,
            };
            const deadline = exampleCycle.deadlines[phase];
            const [end] = planClosure({ phase, cases: [at] }, world.rules, exampleCycle.zone, deadline);
            for (const { missing, owedBy, rule } of end?.marks ?? []) {
              named.add(missing);
              if (owedBy !== null)
                expected.get(owedBy)?.push(`${kindOfMissing[missing]} ${subject.employeeId} ${rule}`);
            }
          }
          const ledger = await openLedger(world.deps, agencyId, now);
          for (const [personId, duties] of expected) {
            const { items } = await ledger.of(personId);
            const found = items
              .filter(({ kind }) => settledKinds.has(kind))
              .map(({ kind, about, rule }) => `${kind} ${about.employeeId} ${rule}`);
            expect([personId, found.toSorted()]).toEqual([personId, duties.toSorted()]);
          }
        },
      ),
      { numRuns: 60 },
    );
    expect([...named].sort()).toEqual(Object.keys(kindOfMissing).sort());
  });
});
