import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../functions/domain/audit/canonical.ts';
import { explanationOf } from '../../../functions/domain/case/packed-version.ts';
import { applyMotion, ratingsBefore } from '../../../functions/domain/forum/apply-motion.ts';
import { electorateOf } from '../../../functions/domain/forum/eligibility.ts';
import {
  addTies,
  declare,
  interestsOf,
  quorumOf,
  sittingOf,
  type Tie,
  tieBetween,
} from '../../../functions/domain/forum/panel.ts';
import { receiptDigest, receiptRow } from '../../../functions/domain/forum/receipt.ts';
import { motionDigest } from '../../../functions/domain/forum/seal-motion.ts';
import {
  decisionText,
  minutesText,
  receiptText,
  separateDecisionText,
} from '../../../functions/domain/forum/sealed-texts.ts';
import { serviceRelations, serviceRelationsOf } from '../../../functions/domain/forum/service-relations.ts';
import { signedList } from '../../../functions/domain/forum/signed-list.ts';
import {
  addSpread,
  emptySpread,
  movePerson,
  predicateNow,
  spreadOfCase,
} from '../../../functions/domain/forum/spread.ts';
import { placeOf } from '../../../functions/domain/forum/standing.ts';
import { defaultRuleSet as rules } from '../../../functions/domain/rules/default-rule-set.ts';
import { testDigest as digest } from '../../support/fakes.ts';
import { caseAt } from '../case/case-fixtures.ts';
import { at, motion, record } from './forum-fixtures.ts';

const baik = { workResult: 'meets', behaviour: 'meets', predicate: 'baik' } as const;
const decidedCase = () => {
  const subject = caseAt.decided();
  if (subject.stage !== 'decided') throw new Error('a decided case');
  return subject;
};

describe('a carried motion', () => {
  it('starts from the ratings that were given, or from none', () => {
    expect(ratingsBefore(caseAt.scored())).toEqual(baik);
    expect([caseAt.unassessed(), caseAt.reviewed(), caseAt.decided()].map(ratingsBefore)).toEqual([null, null, null]);
  });

  it('gives the ratings that were voted, in a new version that says by what', () => {
    const carried = applyMotion(caseAt.scored(), motion(), rules, digest);
    if (carried.decision !== 'apply') throw new Error(carried.decision);
    const { next, body } = carried;
    expect(next).toEqual({
      ...caseAt.scored(),
      result: {
        ...{ seq: 1, version: 2, workResult: 'above', behaviour: 'above', predicate: 'sangat-baik' },
        ...{ basis: 'forum', score: '98.20' },
      },
    });
    expect(body).toMatchObject({
      ...{ version: 2, workResult: 'above', behaviour: 'above', predicate: 'sangat-baik', basis: 'forum' },
      ...{ motionId: 'motion-1', reasonCode: 'evidence-overlooked', reason: 'Laporan triwulan tidak dibaca.' },
      motionDigest: motionDigest(motion(), digest),
    });
    expect(explanationOf(body, null).evidence).toEqual(['act/4', 'motion/motion-1']);
  });

  it('gives a first result to somebody who could not be assessed', () => {
    const carried = applyMotion(caseAt.unassessed(), motion({ from: null }), rules, digest);
    if (carried.decision !== 'apply') throw new Error(carried.decision);
    expect(carried.next).toMatchObject({ stage: 'scored', review: null, result: { version: 1, score: null, seq: 1 } });
    expect(explanationOf(carried.body, null).evidence).toEqual(['motion/motion-1']);
  });

  it.each([
    ['the case is decided', caseAt.decided(), motion()],
    ['the case is not scored yet', caseAt.reviewed(), motion({ from: null })],
    ['the work was rated otherwise since', caseAt.scored(), motion({ from: { ...baik, workResult: 'below' } })],
    ['the behaviour was rated otherwise since', caseAt.scored(), motion({ from: { ...baik, behaviour: 'above' } })],
    ['the person was assessed since', caseAt.scored(), motion({ from: null })],
    ['the person is no longer assessed', caseAt.unassessed(), motion()],
  ])('is overtaken where %s', (_, subject, of) => {
    expect(applyMotion(subject, of, rules, digest)).toEqual({ decision: 'overtaken' });
  });
});

const tie = (memberId: string, employeeId: string, kind: Tie['kind'] = 'spouse'): Tie => ({
  ...{ memberId, employeeId, kind, by: memberId, at },
});

describe('who sits and what binds them', () => {
  const committee = { chairId: 'chair', memberIds: ['m1'] };
  const panel = { chairId: 'p', memberIds: ['q'], quorum: '75.5', by: 'admin', at };

  it('is the committee, unless the forum has a panel of its own', () => {
    expect(sittingOf({}, { committee })).toEqual({ ...committee, ties: [] });
    const ties = [tie('p', 'x')];
    expect(sittingOf({ panel, interests: { declared: [], ties } }, { committee })).toEqual({
      ...{ chairId: 'p', memberIds: ['q'], ties },
    });
    expect(interestsOf({})).toEqual({ declared: [], ties: [] });
    const forum = { ...rules.forum, quorum: '75' };
    expect(quorumOf({ panel }, forum)).toBe('75.5');
    expect(quorumOf({}, forum)).toBe('75');
  });

  it('is a tie in both directions and of nobody else', () => {
    const ties = [tie('m1', 'ani'), tie('m2', 'm3')];
    expect(tieBetween(ties, 'm1', 'ani')).toEqual(ties[0]);
    expect(tieBetween(ties, 'ani', 'm1')).toEqual(ties[0]);
    expect(tieBetween(ties, 'm3', 'm2')).toEqual(ties[1]);
    for (const [one, other] of [
      ['m1', 'm2'],
      ['m2', 'ani'],
      ['ani', 'ani'],
      ['m1', 'm1'],
      ['m3', 'ani'],
    ])
      expect(tieBetween(ties, one ?? '', other ?? '')).toBeNull();
  });

  it('adds to what was declared and takes nothing back', () => {
    const first = declare(interestsOf({}), {
      memberId: 'm1',
      ties: [{ employeeId: 'ani', kind: 'spouse' }],
      by: 'm1',
      at,
    });
    expect(first).toEqual({ declared: [{ memberId: 'm1', by: 'm1', at }], ties: [tie('m1', 'ani')] });
    const later = '2026-04-17T03:00:00.000Z';
    expect(
      declare(first, { memberId: 'm1', ties: [{ employeeId: 'ani', kind: 'spouse' }], by: 'admin', at: later }),
    ).toEqual(first);
    const second = declare(first, { memberId: 'm2', ties: [], by: 'm2', at: later });
    expect(second).toEqual({
      declared: [...first.declared, { memberId: 'm2', by: 'm2', at: later }],
      ties: first.ties,
    });
  });

  it('keeps each tie once, by member, employee and kind', () => {
    const known = [tie('m1', 'ani')];
    const other = [tie('m2', 'ani'), tie('m1', 'budi'), tie('m1', 'ani', 'sibling')];
    expect(addTies(known, [tie('m1', 'ani'), ...other, tie('m2', 'ani')])).toEqual([...known, ...other]);
  });

  it('tells the electorate from those who are recused, with the reason', () => {
    const subject = { employeeId: 'm4', appraiserId: 'm1', superiorId: 'm2' };
    const sitting = {
      chairId: 'chair',
      memberIds: ['m1', 'm2', 'm3', 'm4', 'm5'],
      ties: [tie('m3', 'm4', 'other-interest'), tie('m4', 'm5')],
    };
    const strict = { appraiserMayVote: false, superiorMayVote: false };
    expect(electorateOf(subject, sitting, strict)).toEqual({
      entitledIds: ['chair'],
      recused: [
        { memberId: 'm1', reason: 'appraiser' },
        { memberId: 'm2', reason: 'superior' },
        { memberId: 'm3', reason: 'interest' },
        { memberId: 'm4', reason: 'self' },
        { memberId: 'm5', reason: 'relative' },
      ],
    });
    const lax = { appraiserMayVote: true, superiorMayVote: true };
    expect(electorateOf(subject, sitting, lax).entitledIds).toEqual(['chair', 'm1', 'm2']);
  });
});

describe('what a person is to a service', () => {
  const cycle = { committee: { chairId: 'chair', memberIds: ['m1'] }, authorisedOfficialId: 'official' };
  const of = (personId: string, ...roles: ('administrator' | 'auditor' | 'committee')[]) =>
    serviceRelationsOf({ personId, roles }, record(), cycle);

  it.each([
    ['setter', ['setter']],
    ['head', ['head']],
    ['chair', ['chair', 'committee']],
    ['m1', ['committee']],
    ['official', ['authorised-official']],
    ['somebody', []],
  ])('%s: %j', (personId, relations) => {
    expect(of(personId)).toEqual(relations);
  });

  it('comes from roles as well, and from the panel where there is one', () => {
    expect(of('x', 'administrator')).toEqual(['administrator']);
    expect(of('x', 'auditor', 'committee')).toEqual(['auditor']);
    const panel = { chairId: 'm1', memberIds: [], quorum: null, by: 'admin', at };
    expect(serviceRelationsOf({ personId: 'm1', roles: [] }, record({ panel }), cycle)).toEqual(['chair', 'committee']);
    expect(serviceRelationsOf({ personId: 'chair', roles: [] }, record({ panel }), cycle)).toEqual(['committee']);
    const everything = ['setter', 'head', 'chair', 'committee', 'authorised-official', 'administrator', 'auditor'];
    expect(serviceRelations).toEqual(everything);
  });
});

describe('what is signed', () => {
  it('is the list of people, versions and predicates in order of the people', () => {
    const [ani, budi] = [
      { ...caseAt.scored(), employeeId: 'ani' },
      { ...caseAt.decided(), employeeId: 'budi' },
    ];
    const rows = [
      ['ani', 1, 'baik'],
      ['budi', 1, 'baik'],
    ];
    const list = { digest: digest.sha256(canonicalJson(rows)), people: 2 };
    expect(signedList([budi, caseAt.unassessed(), caseAt.reviewed(), ani], digest)).toEqual(list);
    expect(signedList([ani, budi], digest)).toEqual(list);
    expect(signedList([ani, budi], digest, new Set(['ani']))).toEqual({
      ...{ digest: digest.sha256(canonicalJson([rows[1]])), people: 1 },
    });
  });

  const of = { agencyId: 'kota', cycleId: 'tw1', serviceCode: 'DINKES' };
  it('says first what it is', () => {
    expect(minutesText(of, 'd')).toBe(canonicalJson({ sealed: 'siklus-minutes-1', ...of, digest: 'd' }));
    const rest = { by: 'mayor', at, statement: 'Sah', digest: 'd', people: 2, minutes: 'm' };
    const exceptions = [{ employeeId: 'ani', reason: 'sakit', decision: null }];
    const content = digest.sha256(canonicalJson({ ...rest, excepted: [{ employeeId: 'ani', reason: 'sakit' }] }));
    expect(decisionText(of, { ...rest, exceptions }, digest)).toBe(
      canonicalJson({ sealed: 'siklus-decision-1', ...of, digest: content }),
    );
    const separate = { by: 'mayor', at, statement: 'Sah', digest: 'd' };
    expect(separateDecisionText({ ...of, employeeId: 'ani' }, separate)).toBe(
      canonicalJson({ sealed: 'siklus-separate-decision-1', ...of, employeeId: 'ani', ...separate }),
    );
    const receipt = { agencyId: 'kota', cycleId: 'tw1', digest: 'd', signedAt: at };
    expect(receiptText(receipt)).toBe(canonicalJson({ sealed: 'siklus-receipt-1', ...receipt }));
  });

  it('is on a receipt with the version and the moment, under a digest that the salt keeps', () => {
    const row = receiptRow(decidedCase());
    expect(row).toEqual({
      ...{ cycleId: 'c1', employeeId: 'e-self', version: 1, ...baik },
      signedAt: '2026-04-25T03:00:00.000Z',
    });
    expect(receiptDigest(row, 'salt', digest)).toBe(digest.hmac('salt', canonicalJson(row)));
  });
});

describe('the spread of a service', () => {
  const none = { 'sangat-baik': 0, baik: 0, 'butuh-perbaikan': 0, kurang: 0, 'sangat-kurang': 0 };
  const one = { counts: { ...none, baik: 1, kurang: 2 }, unassessed: 1 };

  it('counts a case by what it shows now', () => {
    expect(emptySpread()).toEqual({ counts: none, unassessed: 0 });
    expect(spreadOfCase(caseAt.scored())).toEqual({ counts: { ...none, baik: 1 }, unassessed: 0 });
    expect(spreadOfCase(caseAt.decided())).toEqual({ counts: { ...none, baik: 1 }, unassessed: 0 });
    expect(spreadOfCase(caseAt.unassessed())).toEqual({ counts: none, unassessed: 1 });
    expect(spreadOfCase(caseAt.reviewed())).toBeNull();
    expect([caseAt.scored(), caseAt.decided(), caseAt.planned()].map(predicateNow)).toEqual(['baik', 'baik', null]);
  });

  it('adds up', () => {
    expect(addSpread(one, one)).toEqual({ counts: { ...none, baik: 2, kurang: 4 }, unassessed: 2 });
  });

  it('moves one person, and nobody whom it does not hold', () => {
    expect(movePerson(one, 'baik', 'sangat-baik')).toEqual({
      ...{ counts: { ...none, 'sangat-baik': 1, kurang: 2 }, unassessed: 1 },
    });
    expect(movePerson(one, null, 'baik')).toEqual({ counts: { ...none, baik: 2, kurang: 2 }, unassessed: 0 });
    expect(movePerson(one, 'kurang', 'kurang')).toEqual(one);
    const wrong = 'a service counts fewer than it holds';
    expect(() => movePerson(one, 'sangat-baik', 'baik')).toThrow(wrong);
    expect(() => movePerson({ ...one, unassessed: 0 }, null, 'baik')).toThrow(wrong);
  });
});

describe('where a person stands', () => {
  const nowhere = { predicate: null, score: null };
  it('is by predicate and the figure of the regime', () => {
    expect(placeOf(caseAt.scored())).toEqual({ predicate: 'baik', score: '98.20' });
    expect(placeOf(decidedCase())).toEqual({ predicate: 'baik', score: '98.20' });
    expect([caseAt.reviewed(), caseAt.unassessed()].map(placeOf)).toEqual([nowhere, nowhere]);
    const numeric = { workResult: '118.00', behaviour: '120.00', total: '118.60', heard: false, newIdea: true };
    const subject = decidedCase();
    expect(placeOf({ ...subject, result: { ...subject.result, numeric } }).score).toBe('118.60');
  });
});
