import { describe, expect, it } from 'vitest';
import type { CaseAt } from '../../../functions/domain/case/case.ts';
import { phases } from '../../../functions/domain/cycle/phase.ts';
import {
  type BoardCase,
  type BoardEntry,
  type BoardMember,
  boardCaseOf,
  boardDuties,
  boardEpochOf,
  boardOwnersOf,
  foldBoard,
} from '../../../functions/domain/units/board.ts';
import { decidedCase, plannedCase, reviewedCase } from '../../support/example-case.ts';
import { exampleCycle } from '../../support/world.ts';

const owner = 'appraiser';
const at = '2026-02-01T02:00:00.000Z';
const part = (appraiserId: string, reviewed: boolean) => ({
  ...{ from: '2026-01-01', to: '2026-02-10', unitCode: 'DISDIK.1', appraiserId },
  review: reviewed ? ({ seq: 3, workResult: 'meets', behaviour: 'meets' } as const) : null,
});

describe('what a board says of a case', () => {
  const amended = (status: 'submitted' | 'returned'): CaseAt<'planned'> => ({
    ...plannedCase(),
    amendment: { seq: 5, version: 2, status, at, returnSeq: status === 'returned' ? 6 : null },
  });

  it.each([
    ['a change of the plan that waits', amended('submitted'), { amendment: 'submitted' }],
    ['none that went back', amended('returned'), {}],
    ['none at all', plannedCase(), {}],
  ])('%s', (_, subject, more) => {
    expect(boardCaseOf(subject, 7, owner)).toStrictEqual({ stage: 'planned', version: 7, plan: 'set', ...more });
  });

  const objection = { status: 'filed', deciderId: null, filedAt: at, decideBy: null, seq: 8 } as const;
  it.each<[string, Partial<CaseAt<'decided'>>, object]>([
    ['an objection', { objection }, { objection: 'filed' }],
    ['that it was seen', { acknowledgedAt: at }, { acknowledged: true }],
    ['neither', {}, {}],
  ])('%s', (_, over, more) => {
    const { result: _r, reviewed: _w, ...shown } = boardCaseOf({ ...decidedCase(), ...over }, 7, owner);
    expect(shown).toStrictEqual({ stage: 'decided', version: 7, plan: 'set', ...more });
  });

  it('that it is reviewed once every part of the owner is', () => {
    const reviewed = (...parts: ReturnType<typeof part>[]) =>
      boardCaseOf({ ...plannedCase(), segments: parts }, 7, owner).reviewed ?? false;
    expect(reviewed(part(owner, true), part(owner, false))).toBe(false);
    expect(reviewed(part(owner, true), part(owner, true), part('other', false))).toBe(true);
    expect(reviewed(part('other', true))).toBe(false);
    expect(boardCaseOf(reviewedCase(), 7, 'another')).toMatchObject({ reviewed: true, part: true });
  });

  it('stands with each owner once', () => {
    expect(boardOwnersOf({ ...plannedCase(), segments: [part(owner, true), part('x', true)] })).toEqual([owner, 'x']);
  });
});

it('a list of members is made anew after scoring, after publication and at the end', () => {
  expect(phases.map((phase) => `${phase} ${boardEpochOf(phase)}`)).toEqual([
    ...['preparation 0', 'planning 0', 'execution 0', 'supervisor-review 0', 'scoring 0'],
    ...['organisation-predicate 1', 'committee-forum 1', 'final-decision 1', 'publication 1'],
    ...['objection-window 2', 'follow-up 2', 'closed 3'],
  ]);
});

describe('a review', () => {
  const review = { ...exampleCycle, phase: 'supervisor-review', status: 'open' } as const;
  const now = '2026-04-10T02:00:00.000Z';
  it.each<[BoardCase, string[]]>([
    [{ stage: 'planned', version: 2 }, ['review']],
    [{ stage: 'unplanned', version: 2 }, ['review']],
    [{ stage: 'unplanned', version: 2, reviewed: true }, []],
    [{ stage: 'decided', version: 2 }, []],
    [{ stage: 'unassessed', version: 2 }, []],
    [{ stage: 'planned', version: 2, amendment: 'submitted', part: true, reviewed: true }, []],
  ])('is waited for by %j: %j', (subject, duties) => {
    expect(boardDuties(subject, review, now)).toEqual(duties);
  });
});

describe('the list and what changed since', () => {
  const member = (employeeId: string, version: number): BoardMember => ({
    ...{ employeeId, name: employeeId, postTitle: null },
    case: { stage: 'unplanned', version },
  });
  const entry = (employeeId: string, version: number, subject: BoardCase | null): BoardEntry => ({
    ...{ schemaVersion: 1, employeeId, version },
    case: subject,
  });
  const planned: BoardCase = { stage: 'planned', version: 2 };

  it('of one version are what the entry says', () => {
    const folded = foldBoard([{ schemaVersion: 1, members: [member('a', 2)] }, entry('a', 2, planned)]);
    expect(folded?.members.map((one) => one.case)).toEqual([planned]);
  });

  it('keep whom nothing happened to, from every part of the list', () => {
    const [one, other] = [member('a', 1), member('b', 1)];
    const folded = foldBoard([
      { schemaVersion: 1, members: [one] },
      { schemaVersion: 1, members: [other] },
      entry('left', 3, null),
    ]);
    expect(folded).toEqual({ members: [one, other], unlisted: [] });
  });
});
