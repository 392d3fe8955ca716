import { describe, expect, it } from 'vitest';
import type { CaseAt } from '../../../functions/domain/case/case.ts';
import type { FollowUp } from '../../../functions/domain/follow-up/follow-up.ts';
import { ruleObjection } from '../../../functions/domain/objection/decide-objection.ts';
import { effectsOf, followUpChanges, withdrawn } from '../../../functions/domain/objection/effects.ts';
import { groundCodes } from '../../../functions/domain/objection/grounds.ts';
import { isPending, type ObjectionRef, objectionStatuses } from '../../../functions/domain/objection/objection-ref.ts';
import { conflictOfNamed, routeUpward } from '../../../functions/domain/objection/route-objection.ts';
import { filingWindow, lastFilingDeadline } from '../../../functions/domain/objection/window.ts';
import { defaultRuleSet as rules } from '../../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import { decidedCase } from '../../support/example-case.ts';

const at = '2026-05-20T03:00:00.000Z';
const filed: ObjectionRef = { status: 'filed', deciderId: 'head', filedAt: at, decideBy: at, seq: 7 };
const subject = (result: Parameters<typeof decidedCase>[0] = {}): CaseAt<'decided'> => ({
  ...decidedCase(result),
  objection: filed,
});
const numericRules: RuleSet = { ...rules, regime: 'numeric' };
const numeric = { workResult: '100.00', behaviour: '100.00', total: '100.00', heard: false, newIdea: false };
const uphold = { decision: 'uphold', reason: 'Bukti ada', workResult: 'meets', behaviour: 'meets' } as const;

describe('a ruling', () => {
  it('that dismisses leaves the result as it is', () => {
    const { next, decision } = {
      next: null,
      ...ruleObjection(subject(), filed, { decision: 'dismiss', reason: 'x' }, rules),
    };
    expect(decision).toBe('dismissed');
    expect(next).toEqual({ ...subject(), objection: { ...filed, status: 'dismissed' } });
  });

  it.each([
    ['uphold', 'upheld'],
    ['uphold-partly', 'partly-upheld'],
  ] as const)('by %s makes a new version, and the objection is %s', (decision, status) => {
    const ruled = ruleObjection(subject(), filed, { ...uphold, decision, workResult: 'above' }, rules);
    if (ruled.decision === 'unchanged' || ruled.decision === 'dismissed') throw new Error(ruled.decision);
    expect(ruled.decision).toBe(decision);
    expect(ruled.version).toMatchObject({ version: 2, workResult: 'above', behaviour: 'meets', basis: 'objection' });
    expect(ruled.version.explanation.evidence).toEqual(['act/5', 'act/7']);
    expect(ruled.next).toEqual({
      ...subject(),
      result: {
        ...{ seq: subject().chain.seq + 1, version: 2, workResult: 'above', behaviour: 'meets' },
        ...{ predicate: ruled.version.predicate, basis: 'objection', score: '95.00' },
      },
      objection: { ...filed, status },
    });
  });

  it.each<[string, Partial<typeof uphold> & { newIdea?: boolean | null }, RuleSet, boolean]>([
    ['the ratings that stand', {}, rules, true],
    ['another rating of work', { workResult: 'below' as 'meets' }, rules, false],
    ['another rating of behaviour', { behaviour: 'above' as 'meets' }, rules, false],
    ['a new idea where ideas count for nothing', { newIdea: true }, rules, true],
    ['a new idea', { newIdea: true }, numericRules, false],
    ['no word of an idea', { newIdea: null }, numericRules, true],
    ['the idea that stands', { newIdea: false }, numericRules, true],
  ])('with %s', (_, change, by, unchanged) => {
    const ruled = ruleObjection(subject({ numeric }), filed, { ...uphold, ...change }, by);
    expect(ruled.decision === 'unchanged').toBe(unchanged);
  });

  it('finds a new idea where the result has no numbers yet', () => {
    const ruled = ruleObjection(subject(), filed, { ...uphold, newIdea: true }, numericRules);
    expect(ruled).toMatchObject({ decision: 'uphold', version: { numeric: { newIdea: true } } });
    expect(ruleObjection(subject(), filed, { ...uphold, newIdea: false }, numericRules).decision).toBe('uphold');
  });
});

const followUp = (id: string, change: Partial<FollowUp> = {}): FollowUp => ({
  ...{
    schemaVersion: 1,
    id,
    ruleId: 'rule',
    text: { id: 'a', en: 'b' },
    serviceCode: 'DINKES',
    employeeId: 'ani',
    propose: 'coaching' as const,
  },
  ...{ legalBasis: 'PP 30/2019', months: null, improves: null, after: null, mitigating: [], proposedAt: at },
  ...{ outcome: null, term: null, evaluation: null },
  ...change,
});
const outcome = (decision: 'approve' | 'reject' | 'withdraw') => ({
  ...{ decision, reason: 'r', by: 'official', at, requestKey: 'k', requestDigest: 'd' },
});

describe('what an upheld objection does to measures', () => {
  const standing = [
    followUp('kept'),
    followUp('open'),
    followUp('approved', { outcome: outcome('approve') }),
    followUp('rejected', { outcome: outcome('reject') }),
    followUp('withdrawn', { outcome: outcome('withdraw') }),
    followUp('second', { after: 'approved' }),
  ];
  const changes = followUpChanges(standing, [followUp('kept'), followUp('new')]);

  it('brings new ones, takes back those that nobody decided, and reports those that somebody did', () => {
    expect(Object.fromEntries(Object.entries(changes).map(([what, list]) => [what, list.map(({ id }) => id)]))).toEqual(
      {
        ...{ insert: ['new'], withdraw: ['open'], report: ['approved'] },
      },
    );
    const request = { by: 'head', requestKey: 'key', requestDigest: 'digest' };
    expect(withdrawn(followUp('open'), request, at)).toEqual({
      ...followUp('open'),
      outcome: { decision: 'withdraw', reason: 'objection upheld', at, ...request },
    });
  });

  const gives = { 'allowance-factor': '100', 'credit-points': '12.5', 'talent-box': null };
  const service = {
    counts: { 'sangat-baik': 0, baik: 3, 'butuh-perbaikan': 0, kurang: 0, 'sangat-kurang': 0 },
    ...{ unassessed: 0, organisation: { predicate: 'baik' as const, reason: '', by: 'mayor', at } },
  };

  it('is listed with everything else that changes, and with nothing that does not', () => {
    const before = subject();
    const after = subject({ version: 2, workResult: 'above', behaviour: 'above', predicate: 'sangat-baik' });
    const to = { ...gives, 'allowance-factor': '110', 'talent-box': '9' };
    expect(
      effectsOf({ before, after, gives: { before: gives, after: to }, followUps: changes, service }, rules),
    ).toEqual([
      {
        what: 'result',
        how: 'applied',
        from: { version: 1, predicate: 'baik' },
        to: { version: 2, predicate: 'sangat-baik' },
      },
      { what: 'allowance-factor', how: 'applied', from: '100', to: '110' },
      { what: 'talent-box', how: 'applied', from: null, to: '9' },
      { what: 'follow-up', how: 'applied', followUpId: 'new', change: 'proposed' },
      { what: 'follow-up', how: 'applied', followUpId: 'open', change: 'withdrawn' },
      { what: 'follow-up', how: 'reported', followUpId: 'approved', change: 'decided-already' },
      expect.objectContaining({ what: 'distribution', how: 'reported', serviceCode: before.serviceCode }),
    ]);
  });

  it('moves nobody in the spread where the predicate stays, and judges without a predicate of the organisation too', () => {
    const nothing = { insert: [], withdraw: [], report: [] };
    const both = { before: gives, after: gives };
    const same = { before: subject(), after: subject({ version: 2 }), gives: both, followUps: nothing, service };
    expect(effectsOf(same, rules)).toHaveLength(1);
    const other = { ...same, after: subject({ predicate: 'kurang' }), service: { ...service, organisation: null } };
    expect(effectsOf(other, rules)[1]).toEqual({
      ...{ what: 'distribution', how: 'reported', serviceCode: subject().serviceCode },
      ...{ from: 'not-checked', to: 'not-checked' },
    });
  });
});

describe('what waits for an answer', () => {
  it.each([
    ['waiting', true],
    ['filed', true],
    ['escalated', true],
    ['upheld', false],
    ['partly-upheld', false],
    ['dismissed', false],
    ['inadmissible', false],
  ] as const)('%s: %s', (status, pending) => {
    expect(isPending({ ...filed, status })).toBe(pending);
    expect(objectionStatuses).toContain(status);
  });

  it('is nothing without an objection', () => {
    expect(isPending(null)).toBe(false);
    expect(objectionStatuses).toHaveLength(7);
    expect(groundCodes).toEqual([
      ...['data-error', 'evidence-not-counted', 'rating-unsupported', 'calculation-error', 'wrong-appraiser'],
      ...['conflict-of-interest', 'procedure-not-followed', 'other'],
    ]);
  });
});

describe('who may take over', () => {
  const parties = { employeeId: 'ani', appraiserId: 'chief', superiorId: 'head' };
  const panel = { voterIds: ['voter'], recusedIds: ['recused'], authorisedOfficialId: 'official' };

  it.each([
    [['ani', 'chief', 'voter', 'recused', 'mayor'], 'head', 'mayor'],
    [['head', 'mayor'], 'head', 'mayor'],
    [['head'], 'head', 'official'],
    [[], 'official', null],
    [['chief'], null, 'official'],
  ])('above %j, of %s: %s', (line, present, expected) => {
    expect(routeUpward(parties, panel, line, present)).toBe(expected);
  });

  it.each([
    ['ani', null, 'self'],
    ['chief', 'head', 'rated'],
    ['voter', null, 'voted'],
    ['recused', null, 'recused'],
    ['budi', 'ani', 'subordinate'],
    ['budi', 'chief', 'subordinate'],
    ['budi', 'head', null],
    ['mayor', null, null],
  ])('naming %s under %s: %s', (personId, appraiserId, conflict) => {
    expect(conflictOfNamed({ personId, appraiserId }, parties, panel)).toBe(conflict);
  });
});

describe('the window of the whole agency', () => {
  it('is that of somebody who never took note', () => {
    const publishedAt = '2026-06-01T03:00:00.000Z';
    const late = filingWindow({ publishedAt, acknowledgedAt: null }, 'Asia/Jakarta', [rules]);
    expect(late.receipt.basis).toBe('deemed');
    expect(lastFilingDeadline(publishedAt, 'Asia/Jakarta', [rules])).toBe(late.deadline);
  });
});
