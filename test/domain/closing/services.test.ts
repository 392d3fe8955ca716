import { describe, expect, it } from 'vitest';
import {
  closingName,
  judgeServices,
  manifestDigest,
  versionOf,
} from '../../../functions/domain/closing/closing-manifest.ts';
import { noEnds } from '../../../functions/domain/closing/rehearsal.ts';
import {
  planServiceClosure,
  type ServiceInput,
  type ServicePhase,
  servicePhaseOf,
  servicePhases,
} from '../../../functions/domain/closing/service-closure.ts';
import { sumServices } from '../../../functions/domain/closing/sum-services.ts';
import { nodeDigest } from '../../../functions/runtime/digest.ts';

const service = (over: Partial<ServiceInput> = {}): ServiceInput => ({
  ...{ code: 'DINKES', setterId: 'mayor', chairId: 'chair', officialId: 'secretary', organisation: true },
  ...{ forum: 'locked', minutes: 'm', signed: true, unsigned: 0, objections: 0, followUps: 0 },
  ...over,
});
const open = { organisation: false, forum: 'open', signed: false, unsigned: 2, objections: 1, followUps: 3 } as const;

describe('where a service stands when a phase ends', () => {
  it.each<[ServicePhase, string, Partial<ServiceInput>, string, string, object[]]>([
    [
      'organisation-predicate',
      'without a predicate',
      open,
      'organisation-predicate-missing',
      'carried',
      [{ missing: 'organisation-predicate', owedBy: 'mayor' }],
    ],
    [
      'organisation-predicate',
      'without anybody to set it',
      { organisation: false, setterId: null },
      'organisation-predicate-missing',
      'carried',
      [{ missing: 'organisation-predicate', owedBy: null }],
    ],
    ['committee-forum', 'open', open, 'forum-not-locked', 'carried', [{ missing: 'forum-lock', owedBy: 'chair' }]],
    [
      'committee-forum',
      'closed by the deadline',
      { forum: 'closed-by-deadline' },
      'forum-not-locked',
      'carried',
      [{ missing: 'forum-lock', owedBy: 'chair' }],
    ],
    [
      'final-decision',
      'unsigned',
      { signed: false },
      'final-decision-missing',
      'escalated',
      [{ missing: 'final-decision', owedBy: 'secretary' }],
    ],
    [
      'final-decision',
      'signed but for one person',
      { unsigned: 1 },
      'final-decision-missing',
      'escalated',
      [{ missing: 'final-decision', owedBy: 'secretary' }],
    ],
    ['objection-window', 'with everything undone', open, 'nothing-missing', 'complete', []],
    [
      'follow-up',
      'with an objection and measures',
      open,
      'objections-pending',
      'escalated',
      [{ missing: 'objection-decision', owedBy: null }],
    ],
    [
      'follow-up',
      'with measures',
      { followUps: 1 },
      'follow-ups-undecided',
      'carried',
      [{ missing: 'follow-up-decision', owedBy: 'secretary' }],
    ],
  ])('%s: %s', (phase, _, over, rule, endState, owes) => {
    expect(planServiceClosure(phase, [service(over)])).toEqual([{ code: 'DINKES', rule, endState, owes }]);
  });

  it.each(servicePhases)('%s: with everything done', (phase) => {
    expect(planServiceClosure(phase, [service(), service({ code: 'DISDIK' })])).toEqual(
      ['DINKES', 'DISDIK'].map((code) => ({ code, rule: 'nothing-missing', endState: 'complete', owes: [] })),
    );
  });

  it('is asked of the phases that end for services', () => {
    expect(servicePhases.map(servicePhaseOf)).toEqual([...servicePhases]);
    expect(['planning', 'execution', 'supervisor-review', ''].map(servicePhaseOf)).toEqual([null, null, null, null]);
    expect(servicePhases).toEqual([
      ...['organisation-predicate', 'committee-forum', 'final-decision', 'objection-window', 'follow-up'],
    ]);
  });
});

const ends = planServiceClosure('committee-forum', [
  service(),
  service({ code: 'DISDIK', forum: 'open' }),
  service({ code: 'KOTA', forum: 'open' }),
]);
const unit = (unitCode: string, over: Partial<ReturnType<typeof noEnds>>, changed = 0) => ({
  unitCode,
  endStates: { ...noEnds(), ...over },
  changed,
});
const owes = [{ missing: 'forum-lock', owedBy: 'chair' }];

describe('the sums over services', () => {
  it('count ends, rules and what is missing', () => {
    const { totals, units } = sumServices(ends, null);
    expect(totals).toEqual({
      cases: 3,
      endStates: { ...noEnds(), complete: 1, carried: 2 },
      rules: { 'nothing-missing': 1, 'forum-not-locked': 2 },
      missing: { 'forum-lock': 2 },
      ...{ changed: 0, moves: [] },
    });
    expect(units).toEqual([
      { ...unit('DINKES', { complete: 1 }), owes: [] },
      { ...unit('DISDIK', { carried: 1 }), owes },
      { ...unit('KOTA', { carried: 1 }), owes },
    ]);
  });

  it('tell what changed since the rehearsal before', () => {
    const before = new Map([
      ['DINKES', unit('DINKES', { complete: 1 })],
      ['DISDIK', unit('DISDIK', { complete: 1 })],
      ['KOTA', unit('KOTA', { complete: 1 })],
    ]);
    const { totals, units } = sumServices(ends, before);
    expect([totals.changed, totals.moves]).toEqual([2, [{ from: 'complete', to: 'carried', people: 2 }]]);
    expect(units.map(({ changed }) => changed)).toEqual([0, 1, 1]);
  });

  it('tell of services that were not there before, each move by itself', () => {
    const before = new Map([['DISDIK', unit('DISDIK', { escalated: 1 })]]);
    const { totals } = sumServices(ends, before);
    expect([totals.changed, totals.moves]).toEqual([
      3,
      [
        { from: 'none', to: 'complete', people: 1 },
        { from: 'escalated', to: 'carried', people: 1 },
        { from: 'none', to: 'carried', people: 1 },
      ],
    ]);
  });
});

describe('the services of a close', () => {
  const services = [service(), service({ code: 'DISDIK', forum: 'open' }), service({ code: 'KOTA', forum: 'open' })];
  const judged = judgeServices('committee-forum', services, nodeDigest);

  it('are counted', () => {
    expect(judged.counts).toEqual({
      cases: 3,
      endStates: { ...noEnds(), complete: 1, carried: 2 },
      rules: { 'nothing-missing': 1, 'forum-not-locked': 2 },
    });
  });

  it('have digests of what was judged and of what came of it', () => {
    const again = judgeServices('committee-forum', services, nodeDigest);
    expect(again).toEqual(judged);
    const unsigned = judgeServices(
      'committee-forum',
      services.map((one) => ({ ...one, unsigned: 9 })),
      nodeDigest,
    );
    expect(unsigned.results).toBe(judged.results);
    expect(unsigned.inputs).not.toBe(judged.inputs);
    const all = judgeServices(
      'committee-forum',
      services.map((one) => ({ ...one, forum: 'locked' })),
      nodeDigest,
    );
    expect(all.results).not.toBe(judged.results);
    expect(judged.inputs).not.toBe(judged.results);
  });
});

describe('the name of a close', () => {
  it('says which of its phase it is, where it is not the first', () => {
    expect([closingName('planning', 1), closingName('planning', 2)]).toEqual(['planning', 'planning#2']);
  });

  it('goes by the version of its manifest', () => {
    const reopening = {
      number: 1,
      scope: { kind: 'all' },
      reason: 'x',
      askedBy: 'a',
      askedAt: 'y',
      until: 'z',
    } as const;
    const decision = { kind: 'approve', by: 'b', reason: 'x', at: 'y' } as const;
    expect(versionOf({})).toBe(1);
    expect(versionOf({ again: { version: 3, previous: 'p', reopening: { ...reopening, decision } } })).toBe(3);
  });
});

it('a manifest is named by all that stands in it', () => {
  const manifest = JSON.parse('{"phase":"planning","signature":"s"}');
  const digest = manifestDigest(manifest, nodeDigest);
  expect(digest).toBe(nodeDigest.sha256('siklus-closing-under-seal-1\n{"phase":"planning","signature":"s"}'));
  expect(manifestDigest({ ...manifest, signature: 't' }, nodeDigest)).not.toBe(digest);
});
