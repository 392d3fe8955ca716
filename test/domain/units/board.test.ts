import { describe, expect, it } from 'vitest';
import type { Case } from '../../../functions/domain/case/case.ts';
import { phases } from '../../../functions/domain/cycle/phase.ts';
import {
  type BoardCase,
  type BoardEntry,
  type BoardMembers,
  boardCaseOf,
  boardDuties,
  boardEpochOf,
  boardOwnersOf,
  foldBoard,
} from '../../../functions/domain/units/board.ts';
import { decidedCase, plannedCase, reviewedCase, submittedAt, unplannedCase } from '../../support/example-case.ts';
import { exampleCycle } from '../../support/world.ts';

const owner = 'appraiser';
const view = (subject: Case): BoardCase => boardCaseOf(subject, 7, owner);
const segment = (appraiserId: string, review: boolean) => ({
  from: '2026-01-01',
  to: '2026-02-10',
  unitCode: 'DISDIK.1',
  appraiserId,
  review: review ? ({ seq: 3, workResult: 'meets', behaviour: 'meets' } as const) : null,
});

describe('a case on a board', () => {
  it.each<[string, Case, BoardCase]>([
    ['without a plan', unplannedCase(null), { stage: 'unplanned', version: 7 }],
    [
      'with a plan that waits',
      unplannedCase(submittedAt('2026-01-10T02:00:00.000Z')),
      { stage: 'unplanned', version: 7, plan: 'submitted' },
    ],
    ['with a plan in force', plannedCase('carried'), { stage: 'planned', version: 7, plan: 'carried' }],
    [
      'reviewed',
      reviewedCase(),
      {
        stage: 'reviewed',
        version: 7,
        plan: 'set',
        reviewed: true,
        review: { workResult: 'meets', behaviour: 'meets' },
      },
    ],
    [
      'decided',
      decidedCase(),
      {
        stage: 'decided',
        version: 7,
        plan: 'set',
        result: { predicate: 'baik', workResult: 'meets', behaviour: 'meets', score: '95.00', basis: 'reviewed' },
      },
    ],
  ])('%s says what it is and nothing more', (_, subject, shown) => {
    expect(view(subject)).toEqual(shown);
  });

  it('counts what was late', () => {
    const mark = {
      phase: 'planning',
      missing: 'plan-decision',
      owedBy: owner,
      rule: 'plan-carried-as-submitted',
    } as const;
    expect(view({ ...plannedCase('carried'), marks: [mark] })).toMatchObject({ late: 1 });
  });

  it('stands with everybody who rates a part of the period', () => {
    const parts = { ...plannedCase(), segments: [segment('earlier', false), segment(owner, true)] };
    expect(boardOwnersOf(parts)).toEqual([owner, 'earlier']);
    expect(boardOwnersOf({ ...plannedCase(), appraiserId: null })).toEqual([]);
    expect(boardCaseOf(parts, 7, 'earlier')).toMatchObject({ part: true });
    expect(boardCaseOf(parts, 7, 'earlier')).not.toHaveProperty('reviewed');
    expect(boardCaseOf(parts, 7, owner)).toMatchObject({ reviewed: true });
  });
});

describe('what waits for the appraiser', () => {
  const planning = { ...exampleCycle, phase: 'planning', status: 'open' } as const;
  const review = { ...exampleCycle, phase: 'supervisor-review', status: 'open' } as const;
  const submitted: BoardCase = { stage: 'unplanned', version: 2, plan: 'submitted' };
  const inTime = '2026-01-20T02:00:00.000Z';

  it.each<[string, BoardCase, Parameters<typeof boardDuties>[1], string, string[]]>([
    ['a submitted plan', submitted, planning, inTime, ['decide-plan']],
    ['nothing after the deadline', submitted, planning, exampleCycle.deadlines.planning, []],
    ['nothing from an earlier appraiser', { ...submitted, part: true }, planning, inTime, []],
    [
      'an amendment',
      { stage: 'planned', version: 2, plan: 'set', amendment: 'submitted' },
      planning,
      inTime,
      ['decide-amendment'],
    ],
    ['a review', { stage: 'planned', version: 2, plan: 'set' }, review, '2026-04-10T02:00:00.000Z', ['review']],
    ['no second review', { stage: 'planned', version: 2, reviewed: true }, review, '2026-04-10T02:00:00.000Z', []],
  ])('is %s', (_, subject, cycle, now, duties) => {
    expect(boardDuties(subject, cycle, now)).toEqual(duties);
  });
});

describe('the list of members and what changed since', () => {
  const member = (employeeId: string, version: number) => ({
    employeeId,
    name: employeeId.toUpperCase(),
    postTitle: null,
    case: { stage: 'unplanned' as const, version },
  });
  const list = (...members: ReturnType<typeof member>[]): BoardMembers => ({ schemaVersion: 1, members });
  const entry = (employeeId: string, version: number, subject: BoardCase | null): BoardEntry => ({
    schemaVersion: 1,
    employeeId,
    version,
    case: subject,
  });

  it('shows the newer state of each, whichever of the two has it', () => {
    const newer: BoardCase = { stage: 'planned', version: 3 };
    const folded = foldBoard([entry('a', 3, newer), entry('b', 1, newer), list(member('a', 1), member('b', 2))]);
    expect(folded?.members.map((one) => one.case)).toEqual([newer, { stage: 'unplanned', version: 2 }]);
    expect(folded?.unlisted).toEqual([]);
  });

  it('loses somebody who went to another appraiser, and shows who came', () => {
    const folded = foldBoard([
      list(member('a', 1)),
      entry('a', 2, null),
      entry('c', 2, { stage: 'planned', version: 2 }),
    ]);
    expect(folded).toEqual({ members: [], unlisted: [{ employeeId: 'c', case: { stage: 'planned', version: 2 } }] });
  });

  it('is none before there is a list', () => {
    expect(foldBoard([entry('a', 2, null)])).toBeNull();
    expect(foldBoard([])).toBeNull();
  });

  it('is made anew after the steps that change everybody', () => {
    const epochs = phases.map(boardEpochOf);
    expect(epochs).toEqual([...epochs].sort());
    expect(new Set(epochs).size).toBe(4);
    expect([boardEpochOf('scoring'), boardEpochOf('organisation-predicate'), boardEpochOf('objection-window')]).toEqual(
      ['0', '1', '2'],
    );
  });
});
