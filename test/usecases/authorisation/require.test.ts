import { beforeAll, describe, expect, it } from 'vitest';
import type { Phase } from '../../../functions/domain/cycle/phase.ts';
import type { Reopening } from '../../../functions/domain/cycle/reopening.ts';
import type { Erasure, ErasureStep } from '../../../functions/domain/erasure/erasure.ts';
import type { Motion } from '../../../functions/domain/forum/forum.ts';
import { type Refusal, RefusedError } from '../../../functions/domain/refusal.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { keys } from '../../../functions/store/keys.ts';
import { requireAction, seeCase } from '../../../functions/usecases/cases/see-case.ts';
import { findRepeat, requestOf, requireAdministrator } from '../../../functions/usecases/cycles/find-repeat.ts';
import {
  erasureView,
  isRepeat as isRepeatedStep,
  loadErasure,
  stepOf,
} from '../../../functions/usecases/erasures/see-erasure.ts';
import { requireForumTime } from '../../../functions/usecases/forum/forum-time.ts';
import {
  electorate,
  isRepeat,
  remember,
  requireDeclaration,
  requireNotRecused,
  requireOpenForum,
} from '../../../functions/usecases/forum/see-motion.ts';
import { reopeningsOf, requireReopener } from '../../../functions/usecases/reopenings/reopening-view.ts';
import { requirePhase, requireRelation, seeService } from '../../../functions/usecases/services/see-service.ts';
import { lastStepOf } from '../../../functions/usecases/units/see-score.ts';
import { motion } from '../../domain/audit/motion-fixtures.ts';
import { people } from '../../support/people.ts';
import { refusalOf } from '../../support/refusals.ts';
import { forumWorld } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

const refusal = (run: () => unknown): Refusal | null => {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal;
    throw error;
  }
};
const codeOf = (run: () => unknown): string | null => refusal(run)?.code ?? null;
const everybody = people.map(({ id }) => id);

let world: World;
let seen: Awaited<ReturnType<typeof seeService>>;
const health = { cycleId, serviceCode: 'DINKES' };
beforeAll(async () => {
  world = await forumWorld();
  seen = await seeService(world.deps, world.actor('member-1'), health);
});
const during = '2026-04-20T16:59:59.000Z';
const over = '2026-04-20T17:00:00.000Z';

describe('an act on a case', () => {
  it('is refused by the stage table, for the reason that it gives', async () => {
    const { deps, actor } = await createWorld();
    const see = (personId: string) => seeCase(deps, actor(personId), { cycleId, employeeId: 'ani' });
    const [own, chiefs] = [await see('ani'), await see('chief')];
    const inTime = '2026-01-31T16:59:59.000Z';
    expect(codeOf(() => requireAction('submit-plan', own, inTime))).toBeNull();
    expect(codeOf(() => requireAction('submit-plan', own, '2026-01-31T17:00:00.000Z'))).toBe('deadline-passed');
    expect(codeOf(() => requireAction('submit-plan', chiefs, inTime))).toBe('forbidden');
    const later: typeof own = { ...own, cycle: { ...own.cycle, phase: 'execution' } };
    expect(codeOf(() => requireAction('submit-plan', later, inTime))).not.toBeNull();
  });
});

describe('an act on a service', () => {
  it('belongs to those who are named', () => {
    expect(codeOf(() => requireRelation(seen, 'chair'))).toBeNull();
    expect(codeOf(() => requireRelation(seen, 'setter', 'committee'))).toBeNull();
    expect(refusal(() => requireRelation(seen, 'setter', 'head'))).toEqual({
      code: 'forbidden',
      detail: 'This act belongs to: setter, head.',
    });
    expect(codeOf(() => requireRelation(seen))).toBe('forbidden');
  });

  it('belongs into its phase, and before its end where that binds', () => {
    const { cycle } = seen;
    expect(codeOf(() => requirePhase(cycle, 'committee-forum', true, during))).toBeNull();
    expect(codeOf(() => requirePhase(cycle, 'committee-forum', true, over))).toBe('deadline-passed');
    expect(codeOf(() => requirePhase(cycle, 'committee-forum', false, over))).toBeNull();
    expect(codeOf(() => requirePhase(cycle, 'final-decision', false, during))).toBe('wrong-phase');
  });
});

describe('a forum', () => {
  const locked = {
    status: 'locked',
    by: 'member-1',
    at: during,
    justification: null,
    lawful: null,
    minutes: 'm',
  } as const;
  const withRecord = (more: object) => ({
    ...seen,
    record: { ...seen.record, data: { ...seen.record.data, ...more } },
  });
  const timed =
    (phase: Phase, now: string, more: object = {}) =>
    () =>
      requireForumTime({
        cycle: { ...seen.cycle, phase, status: 'open' },
        record: { ...seen.record.data, ...more },
        now,
      });

  it('is prepared while it is open, and while the predicate of the unit is set', () => {
    expect(codeOf(timed('committee-forum', during))).toBeNull();
    expect(codeOf(timed('organisation-predicate', '2026-04-15T16:59:59.000Z'))).toBeNull();
    expect(codeOf(timed('organisation-predicate', during))).toBe('deadline-passed');
    expect(codeOf(timed('committee-forum', over))).toBe('deadline-passed');
    expect(codeOf(timed('final-decision', during))).not.toBeNull();
    expect(codeOf(timed('supervisor-review', during))).toBe('wrong-phase');
    expect(codeOf(timed('committee-forum', during, { forum: locked }))).toBe('forum-locked');
  });

  it('that is locked takes no motion', () => {
    expect(codeOf(() => requireOpenForum(seen))).toBeNull();
    expect(codeOf(() => requireOpenForum(withRecord({ forum: locked })))).toBe('forum-locked');
    expect(codeOf(() => requireOpenForum(withRecord({ forum: { status: 'closed-by-deadline', at: over } })))).toBe(
      'forum-locked',
    );
  });

  it('hears no member on somebody to whom they are bound', async () => {
    const { data: ani } = await world.case('ani');
    const rules = defaultRuleSet;
    expect(codeOf(() => requireNotRecused('member-1', ani, seen, rules))).toBeNull();
    expect(refusal(() => requireNotRecused('member-1', { ...ani, employeeId: 'member-1' }, seen, rules))).toMatchObject(
      {
        code: 'recused',
        extra: { reason: 'self' },
      },
    );
    expect(refusal(() => requireNotRecused('chief', ani, seen, rules))?.extra).toEqual({ reason: 'not-a-member' });
    const tie = { memberId: 'member-2', employeeId: 'ani', kind: 'sibling', by: 'member-2', at: during };
    const bound = withRecord({ interests: { declared: [], ties: [tie] } });
    expect(refusal(() => requireNotRecused('member-2', ani, bound, rules))?.extra).toEqual({ reason: 'relative' });
    expect(electorate(ani, bound, rules)).toEqual({
      entitledIds: ['member-1', 'member-3'],
      recused: [{ memberId: 'member-2', reason: 'relative' }],
    });
  });

  it('hears no member who has not said anything about interests, where the rules ask for it', () => {
    const asked = { ...defaultRuleSet, forum: { ...defaultRuleSet.forum, declarations: 'required' } } as const;
    const voluntary = { ...defaultRuleSet, forum: { ...defaultRuleSet.forum, declarations: 'voluntary' } } as const;
    const silent = withRecord({
      interests: { declared: [{ memberId: 'member-2', by: 'member-2', at: during }], ties: [] },
    });
    expect(codeOf(() => requireDeclaration('member-2', silent, asked))).toBeNull();
    expect(codeOf(() => requireDeclaration('member-1', silent, asked))).toBe('declaration-required');
    expect(codeOf(() => requireDeclaration('member-1', withRecord({ interests: undefined }), asked))).toBe(
      'declaration-required',
    );
    expect(codeOf(() => requireDeclaration('member-1', silent, voluntary))).toBeNull();
  });
});

describe('a request that comes again', () => {
  const command = (by: string, key: string | null, digest: string) => world.command(by, { key, digest });
  const moved: Motion = { ...motion, schemaVersion: 1, box: null, requestKey: 'k', requestDigest: 'd', requests: [] };
  const stored = (data: Motion) => ({ key: keys.motion(agencyId, cycleId, 'DINKES', 'm1'), version: 1, data });

  it('on a motion is known by who sent it and by its key', () => {
    const held = stored(remember(moved, command('member-1', 'k1', 'd1')));
    expect(held.data.requests).toEqual([{ by: 'member-1', key: 'k1', digest: 'd1' }]);
    expect(isRepeat(held, command('member-1', 'k1', 'd1'))).toBe(true);
    expect(isRepeat(held, command('member-1', 'k2', 'd1'))).toBe(false);
    expect(isRepeat(held, command('member-2', 'k1', 'd1'))).toBe(false);
    expect(codeOf(() => isRepeat(held, command('member-1', 'k1', 'd2')))).toBe('idempotency-key-reused');
    expect(remember(moved, command('member-1', null, 'd1'))).toBe(moved);
    const twice = remember(held.data, command('member-2', 'k9', 'd9'));
    expect(twice.requests.map(({ key }) => key)).toEqual(['k1', 'k9']);
  });

  it('on a secret vote is known without its body, which would tell the vote', () => {
    const held = stored(remember(moved, command('member-1', 'k1', 'd1'), true));
    expect(held.data.requests).toEqual([{ by: 'member-1', key: 'k1', digest: null }]);
    expect(isRepeat(held, command('member-1', 'k1', 'd2'))).toBe(true);
  });

  it('on a cycle has a key, and the same body', () => {
    const remembered = [{ requestKey: 'k1', requestDigest: 'd1' }];
    expect(requestOf(command('admin', 'k1', 'd1'))).toEqual(remembered[0]);
    expect(codeOf(() => requestOf(command('admin', null, 'd1')))).toBe('idempotency-key-required');
    expect(findRepeat(remembered, { requestKey: 'k1', requestDigest: 'd1' })).toBe(remembered[0]);
    expect(findRepeat(remembered, { requestKey: 'k2', requestDigest: 'd1' })).toBeNull();
    expect(codeOf(() => findRepeat(remembered, { requestKey: 'k1', requestDigest: 'd2' }))).toBe(
      'idempotency-key-reused',
    );
  });

  it('on a step of an erasure is the same person’s, key’s and body’s', () => {
    const step = stepOf(command('admin', 'k1', 'd1'), during, 'Asked for.');
    expect(step).toEqual({ by: 'admin', at: during, reason: 'Asked for.', requestKey: 'k1', requestDigest: 'd1' });
    expect(codeOf(() => stepOf(command('admin', null, 'd1'), during, ''))).toBe('idempotency-key-required');
    expect(isRepeatedStep(step, command('admin', 'k1', 'd1'))).toBe(true);
    expect(isRepeatedStep(step, command('auditor', 'k1', 'd1'))).toBe(false);
    expect(isRepeatedStep(step, command('admin', 'k2', 'd1'))).toBe(false);
    expect(codeOf(() => isRepeatedStep(step, command('admin', 'k1', 'd2')))).toBe('idempotency-key-reused');
  });
});

describe('an erasure', () => {
  const step = (by: string): ErasureStep => ({
    by,
    at: during,
    reason: `by ${by}`,
    requestKey: 'k',
    requestDigest: 'd',
  });
  const common = {
    ...{ schemaVersion: 1, id: 'e1', cycleId, employeeId: 'ani', requested: step('ani') },
    ...{ target: { kind: 'act', seq: 1, path: '/text' }, change: { kind: 'erase' } },
  };
  const of = (more: object): Erasure => JSON.parse(JSON.stringify({ ...common, ...more }));
  const told = (by: string) => ({ by, at: during, reason: `by ${by}` });

  it('is shown with its steps, and without the keys of requests', () => {
    expect(erasureView(of({ status: 'requested' }))).toEqual({
      ...{ cycleId, employeeId: 'ani', erasureId: 'e1', status: 'requested', target: common.target, change: 'erase' },
      ...{ requested: told('ani'), decided: null, confirmed: null, seq: null },
    });
    const done = { status: 'done', decided: step('admin'), confirmed: step('auditor'), seq: 7 };
    expect(erasureView(of(done))).toMatchObject({ decided: told('admin'), confirmed: told('auditor'), seq: 7 });
    expect(erasureView(of({ ...done, status: 'confirmed' })).seq).toBeNull();
  });

  it('is known by the case that it is about', async () => {
    await world.put(keys.erasure(agencyId, cycleId, 'ani', 'e1'), of({ status: 'requested' }));
    const load = (employeeId: string, erasureId = 'e1') =>
      loadErasure(world.deps, agencyId, { cycleId, employeeId, erasureId });
    expect((await load('ani')).data.id).toBe('e1');
    for (const attempt of [load('budi'), load('ani', 'e2')])
      expect(await refusalOf(attempt)).toEqual({ code: 'not-found', detail: 'No such request.' });
  });
});

describe('a cycle', () => {
  it('is changed by administrators', () => {
    const allowed = everybody.filter((id) => codeOf(() => requireAdministrator(world.command(id))) === null);
    expect(allowed).toEqual(['admin']);
    expect(codeOf(() => requireAdministrator(world.command('auditor')))).toBe('forbidden');
  });

  it('is opened again by those who answer for the procedure, and by nobody for themselves', () => {
    const asks = (scope: Reopening['scope']) =>
      everybody.filter((id) => codeOf(() => requireReopener(world.actor(id), seen.cycle, scope)) === null);
    expect(asks({ kind: 'all' })).toEqual(['secretary', 'admin', 'member-1']);
    expect(asks({ kind: 'unit', unitCode: 'KOTA' })).toEqual(['secretary', 'admin', 'member-1']);
    expect(asks({ kind: 'persons', employeeIds: ['ani', 'admin'] })).toEqual(['secretary', 'member-1']);
    const own = () => requireReopener(world.actor('admin'), seen.cycle, { kind: 'persons', employeeIds: ['admin'] });
    expect([codeOf(own), codeOf(() => requireReopener(world.actor('ani'), seen.cycle, { kind: 'all' }))]).toEqual([
      'forbidden',
      'forbidden',
    ]);
  });

  it('tells a person of reopenings that were approved and concern them, and not of who else is named', async () => {
    const { data: ani } = await world.case('ani');
    const one = (number: number, scope: Reopening['scope'], version: number | null = number + 1): Reopening => ({
      ...{ number, phase: 'planning', scope, until: over, reason: 'flood', askedBy: 'admin', askedAt: during },
      ...{ decision: null, status: 'open', version, closedAt: null, requestKey: 'k', requestDigest: 'd' },
    });
    const reopenings = [
      one(1, { kind: 'persons', employeeIds: ['ani', 'budi'] }),
      one(2, { kind: 'all' }, null),
      one(3, { kind: 'unit', unitCode: 'DISDIK' }),
    ];
    const { requestKey: _, requestDigest: __, scope: ___, ...told } = one(1, { kind: 'all' });
    expect(reopeningsOf({ ...seen.cycle, reopenings }, ani)).toEqual([{ ...told, cycleId }]);
    expect(reopeningsOf(seen.cycle, ani)).toEqual([]);
  });

  it.each<[Phase, string | null]>([
    ['supervisor-review', null],
    ['scoring', null],
    ['committee-forum', 'scoring'],
    ['objection-window', 'publication'],
    ['closed', 'closed'],
  ])('in the phase %s has the scores of the step before', (phase, step) => {
    const ask = () => lastStepOf({ ...seen.cycle, phase });
    if (step === null) expect(refusal(ask)).toMatchObject({ code: 'wrong-phase', extra: { phase } });
    else expect(ask()).toBe(step);
  });
});
