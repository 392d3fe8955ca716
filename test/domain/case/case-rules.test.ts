import { describe, expect, it } from 'vitest';
import { checkAction, checkPhase, listActions } from '../../../functions/domain/case/actions.ts';
import { annualCycleOf } from '../../../functions/domain/case/annual-plan.ts';
import type { Case, PlanInForce, SegmentRef } from '../../../functions/domain/case/case.ts';
import { actsFor, isRater, ratersOf } from '../../../functions/domain/case/raters.ts';
import { relations, relationsOf } from '../../../functions/domain/case/relations.ts';
import { seesRatings } from '../../../functions/domain/case/sees-ratings.ts';
import { withoutAmendment } from '../../../functions/domain/case/without-amendment.ts';
import { caseAt, cycleAt } from './case-fixtures.ts';
import { states } from './case-states.ts';

const at = '2026-01-15T03:00:00.000Z';
const part = (appraiserId: string | null, change: Partial<SegmentRef> = {}): SegmentRef => ({
  ...{ from: '2026-01-01', to: '2026-02-01', unitCode: 'DINKES.1', appraiserId, review: null },
  ...change,
});

describe('a refused act', () => {
  const input = { cycle: cycleAt('planning'), case: caseAt.planned(), relations: ['self'], now: at } as const;

  it('says to whom it belongs', () => {
    expect(checkAction('decide-plan', input)).toEqual({
      decision: 'refuse',
      refusal: { code: 'forbidden', detail: 'This act belongs to: appraiser.' },
      unblockedBy: 'nobody',
    });
  });

  it('says in which phase it belongs, or that the time for it is over', () => {
    expect(checkAction('report-realisation', input)).toEqual({
      decision: 'refuse',
      refusal: {
        code: 'wrong-phase',
        detail: 'The cycle is in phase planning; this act belongs to execution.',
        extra: { phase: 'planning' },
      },
      unblockedBy: 'administrator',
    });
    const late = { ...input, cycle: cycleAt('supervisor-review') };
    const { execution } = cycleAt('execution').deadlines;
    expect(checkAction('report-realisation', late)).toEqual({
      decision: 'refuse',
      refusal: {
        ...{ code: 'deadline-passed', deadline: execution, extra: { phase: 'execution' } },
        detail: 'The deadline of phase execution has passed.',
      },
      unblockedBy: 'administrator',
    });
    expect(checkPhase(cycleAt('planning'), [], true, at)).toMatchObject({ refusal: { code: 'wrong-phase' } });
  });

  it('says at which stage the case is', () => {
    expect(checkAction('submit-plan', input)).toEqual({
      decision: 'refuse',
      refusal: {
        ...{ code: 'wrong-stage', detail: 'Not possible now: the plan is in force.', whoCanFix: 'nobody' },
        extra: { stage: 'planned' },
      },
      unblockedBy: 'nobody',
    });
  });

  it('is late before it is at the wrong stage', () => {
    const { planning } = cycleAt('planning').deadlines;
    expect(checkAction('submit-plan', { ...input, now: planning })).toMatchObject({
      refusal: { code: 'deadline-passed' },
    });
  });

  it('of a plan belongs to the annual cycle where the plan stands there', () => {
    const plan: PlanInForce = { seq: 2, version: 1, basis: 'set', of: 'tahun' };
    const subject: Case = { ...caseAt.planned(), stage: 'planned', plan };
    expect(annualCycleOf(subject)).toBe('tahun');
    expect([caseAt.planned(), caseAt.unplanned(), caseAt.submitted()].map(annualCycleOf)).toEqual([null, null, null]);
    expect(checkAction('propose-amendment', { ...input, case: subject })).toEqual({
      decision: 'refuse',
      refusal: {
        code: 'plan-of-annual-cycle',
        detail: 'The plan of this period is the annual one; propose an amendment of it in cycle tahun.',
        extra: { planCycleId: 'tahun' },
      },
      unblockedBy: 'employee',
    });
    expect(checkAction('report-activity', { ...input, case: subject }).decision).toBe('allow');
  });

  it('is none for a late joiner who plans in execution', () => {
    const subject: Case = { ...caseAt.unplanned(), joinedLate: true };
    const execution = { ...input, cycle: cycleAt('execution'), now: '2026-02-15T03:00:00.000Z' };
    const until = cycleAt('execution').deadlines.execution;
    expect(checkAction('submit-plan', { ...execution, case: subject })).toEqual({ decision: 'allow', until });
    expect(checkAction('submit-plan', { ...execution, case: caseAt.unplanned() }).decision).toBe('refuse');
    expect(checkAction('propose-amendment', { ...execution, case: { ...caseAt.planned(), joinedLate: true } })).toEqual(
      {
        ...{ decision: 'allow', until },
      },
    );
  });

  it('is listed with its reason beside the allowed ones', () => {
    const listed = new Map(listActions(input).map((one) => [one.action, one]));
    const { planning } = cycleAt('planning').deadlines;
    expect(listed.get('propose-amendment')).toEqual({
      ...{ action: 'propose-amendment', allowed: true, until: planning, code: null, reason: null, unblockedBy: null },
    });
    expect(listed.get('submit-plan')).toEqual({
      ...{ action: 'submit-plan', allowed: false, until: null, code: 'wrong-stage' },
      ...{ reason: 'Not possible now: the plan is in force.', unblockedBy: 'nobody' },
    });
  });
});

describe('what a person is to a case', () => {
  const cycle = { committee: { chairId: 'chair', memberIds: ['m1'] }, authorisedOfficialId: 'official' };
  const subject: Case = { ...caseAt.planned(), segments: [part('earlier'), part('e-appraiser')] };
  const of = (personId: string, own: Case | null = null, about: Case = subject) =>
    relationsOf({ personId, roles: [] }, about, cycle, own);

  it('is appraiser of a part or of the whole, not both', () => {
    expect(of('earlier')).toEqual(['segment-appraiser']);
    expect(of('e-appraiser')).toEqual(['appraiser']);
    expect(of('chair')).toEqual(['committee']);
    expect(of('earlier', null, caseAt.planned())).toEqual([]);
  });

  it('is peer under the same appraiser and subordinate under the person', () => {
    const own = (change: Partial<Pick<Case, 'employeeId' | 'appraiserId'>>): Case => ({
      ...{ ...caseAt.unplanned(), employeeId: 'x' },
      ...change,
    });
    expect(of('x', own({ appraiserId: 'e-appraiser' }))).toEqual(['peer']);
    expect(of('x', own({ appraiserId: 'another' }))).toEqual([]);
    expect(of('x', own({ appraiserId: 'e-self' }))).toEqual(['subordinate']);
    expect(of('e-self', own({ employeeId: 'e-self', appraiserId: 'e-appraiser' }))).toEqual(['self']);
  });

  it('is decider only of a decided case', () => {
    expect(of('e-superior', null, states.objected)).toEqual(['superior', 'decider']);
    expect(of('e-superior', null, states.decided)).toEqual(['superior']);
    expect(relations).toEqual([
      ...['self', 'appraiser', 'segment-appraiser', 'superior', 'decider', 'peer', 'subordinate', 'committee'],
      ...['authorised-official', 'administrator', 'auditor'],
    ]);
  });
});

describe('who rated', () => {
  it('is everybody who rated a part, once', () => {
    expect(ratersOf({ appraiserId: 'a' })).toEqual(['a']);
    expect(ratersOf({ appraiserId: null })).toEqual([]);
    const segments = [{ appraiserId: 'b' }, { appraiserId: null }, { appraiserId: 'a' }, { appraiserId: 'b' }];
    expect(ratersOf({ appraiserId: 'a', segments })).toEqual(['a', 'b']);
    expect(['a', 'b', 'c'].map((id) => isRater(id, { appraiserId: 'a', segments }))).toEqual([true, true, false]);
  });

  it('acts for the holder of the post in that part, and for nobody in their own right', () => {
    const acting = (holder: string | null) =>
      ({ acting: { capacity: holder === null ? 'plt' : 'plh', for: holder, decree: 'SK 1' } }) as const;
    const segments = [part('a', acting('first')), part('b', acting(null)), part('a', acting('last')), part('c')];
    const subject: Case = { ...caseAt.planned(), appraiserId: 'a', segments };
    expect(['a', 'b', 'c', 'nobody'].map((id) => actsFor(id, subject))).toEqual(['last', null, null, null]);
    expect(actsFor('a', { ...subject, appraiserId: 'c' })).toBe('first');
    expect(actsFor('a', caseAt.planned())).toBeNull();
  });
});

describe('whether ratings are seen', () => {
  const [open, published] = [{ publishedAt: null }, { publishedAt: at }];
  it.each([
    [['self'], open, false],
    [['self'], published, true],
    [['self', 'committee'], open, true],
    [['appraiser'], open, true],
    [[], open, false],
  ] as const)('by %j while %j: %s', (who, cycle, sees) => {
    expect(seesRatings(who, cycle)).toBe(sees);
  });
});

describe('a case without its amendment', () => {
  it('is the same but for that', () => {
    expect(withoutAmendment(caseAt.amending('submitted'))).toEqual(caseAt.planned());
    const subject = caseAt.scored();
    expect(withoutAmendment(subject)).toBe(subject);
  });
});
