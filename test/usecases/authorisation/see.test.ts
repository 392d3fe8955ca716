import { beforeAll, describe, expect, it } from 'vitest';
import { RefusedError } from '../../../functions/domain/refusal.ts';
import { keys } from '../../../functions/store/keys.ts';
import { seeCase } from '../../../functions/usecases/cases/see-case.ts';
import { seeErasable } from '../../../functions/usecases/erasures/see-erasure.ts';
import { seeFollowUp } from '../../../functions/usecases/follow-ups/see-follow-up.ts';
import { mayFollow, seeMotion } from '../../../functions/usecases/forum/see-motion.ts';
import { seeService } from '../../../functions/usecases/services/see-service.ts';
import { overseesScores, readsScore } from '../../../functions/usecases/units/see-score.ts';
import { requireReporter, requireTargetSetter, seeUnit } from '../../../functions/usecases/units/see-unit.ts';
import { motion } from '../../domain/audit/motion-fixtures.ts';
import { people } from '../../support/people.ts';
import { refusalOf } from '../../support/refusals.ts';
import { forumWorld } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

const everybody = people.map(({ id }) => id);
/** Who gets an answer; all others are refused with this code. */
const answered = async (
  ask: (personId: string) => Promise<unknown>,
  code: string,
  of = everybody,
): Promise<string[]> => {
  const allowed: string[] = [];
  for (const personId of of)
    try {
      await ask(personId);
      allowed.push(personId);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      expect([personId, error.refusal.code]).toEqual([personId, code]);
    }
  return allowed;
};
const overseers = ['secretary', 'admin', 'auditor', 'member-1', 'member-2', 'member-3'];

let world: World;
beforeAll(async () => {
  world = await forumWorld();
});

describe('a case', () => {
  const ofAni = { cycleId, employeeId: 'ani' };
  const see = (personId: string, target = ofAni) => seeCase(world.deps, world.actor(personId), target);

  it('is there for the person, the appraiser, the one above, and those who oversee the cycle', async () => {
    expect(await answered(see, 'not-found')).toEqual([...overseers, 'health-head', 'chief', 'ani']);
  });

  it('is the same to a stranger as one that is not there', async () => {
    const [foreign, absent, cycleless] = [
      await refusalOf(see('dewi')),
      await refusalOf(see('dewi', { cycleId, employeeId: 'nobody' })),
      await refusalOf(see('ani', { cycleId: 'tw9', employeeId: 'ani' })),
    ];
    expect(foreign).toEqual({ code: 'not-found', detail: 'No such case.' });
    expect(absent).toEqual(foreign);
    expect(cycleless).toEqual({ code: 'not-found', detail: 'No such cycle.' });
  });

  it('comes with what the person is to it', async () => {
    const seen = await see('chief');
    expect([seen.cycle.id, seen.case.data.employeeId, seen.relations]).toEqual([cycleId, 'ani', ['appraiser']]);
  });

  it('is not there for somebody of another agency', async () => {
    const stranger = { agencyId: 'another', personId: 'ani', roles: [] };
    expect((await refusalOf(seeCase(world.deps, stranger, ofAni))).code).toBe('not-found');
  });
});

describe('an erasure', () => {
  const ofAni = { cycleId, employeeId: 'ani' };
  it('is for the person, and for those who are named beside', async () => {
    const see =
      (...also: ('administrator' | 'auditor')[]) =>
      (personId: string) =>
        seeErasable(world.deps, world.actor(personId), ofAni, ...also);
    const readers = [...overseers, 'health-head', 'chief', 'ani'];
    const some = (ask: (personId: string) => Promise<unknown>) => answered(ask, 'forbidden', readers);
    expect(await some(see())).toEqual(['ani']);
    expect(await some(see('administrator'))).toEqual(['admin', 'ani']);
    expect(await some(see('administrator', 'auditor'))).toEqual(['admin', 'auditor', 'ani']);
    expect(await refusalOf(see('auditor')('chief'))).toEqual({
      code: 'forbidden',
      detail: 'This is for: self, auditor.',
    });
    expect((await refusalOf(see('auditor')('dewi'))).code).toBe('not-found');
  });
});

describe('a service', () => {
  const health = { cycleId, serviceCode: 'DINKES' };
  const see = (personId: string, target = health) => seeService(world.deps, world.actor(personId), target);

  it('is there for its head, for whoever sets its predicate, and for those who oversee the cycle', async () => {
    expect(await answered(see, 'not-found')).toEqual(['mayor', ...overseers, 'health-head']);
  });

  it('is the same to a stranger as one that is not there', async () => {
    const foreign = await refusalOf(see('dewi'));
    expect(foreign).toEqual({ code: 'not-found', detail: 'No such service.' });
    expect(await refusalOf(see('admin', { cycleId, serviceCode: 'NONE' }))).toEqual(foreign);
  });

  it('comes with what the person is to it', async () => {
    const seen = await see('member-1');
    expect([seen.cycle.id, seen.record.data.code, seen.relations]).toEqual([cycleId, 'DINKES', ['chair', 'committee']]);
  });

  it('lets those follow its deliberations who neither head it nor set its predicate', async () => {
    const following: string[] = [];
    for (const personId of ['mayor', ...overseers, 'health-head'])
      if (mayFollow(await see(personId))) following.push(personId);
    expect(following).toEqual(overseers);
  });
});

describe('a motion', () => {
  const target = { cycleId, serviceCode: 'DINKES', motionId: 'm1' };
  const see = (personId: string, over = {}) => seeMotion(world.deps, world.actor(personId), { ...target, ...over });

  it('is there for those who may follow the deliberations', async () => {
    await world.put(keys.motion(agencyId, cycleId, 'DINKES', 'm1'), {
      ...{ ...motion, schemaVersion: 1, box: null, requests: [] },
      ...{ requestKey: 'k', requestDigest: 'd' },
    });
    expect(await answered(see, 'not-found')).toEqual(overseers);
    const hidden = { code: 'not-found', detail: 'No such motion.' };
    expect(await refusalOf(see('health-head'))).toEqual(hidden);
    expect(await refusalOf(see('member-1', { motionId: 'm2' }))).toEqual(hidden);
    const seen = await see('member-1');
    expect([seen.motion.data.id, seen.relations, seen.record.data.code]).toEqual([
      'm1',
      ['chair', 'committee'],
      'DINKES',
    ]);
  });
});

describe('a measure', () => {
  it('is there for those who see the case, and only where one was proposed', async () => {
    const target = { cycleId, employeeId: 'ani', ruleId: 'rule-1' };
    const see = (personId: string, over = {}) => seeFollowUp(world.deps, world.actor(personId), { ...target, ...over });
    expect(await refusalOf(see('chief'))).toEqual({ code: 'not-found', detail: 'No such measure.' });
    const key = keys.followUp(agencyId, cycleId, 'DINKES', 'ani.rule-1');
    await world.put(key, {
      ...{ schemaVersion: 1, id: 'ani.rule-1', employeeId: 'ani', serviceCode: 'DINKES', ruleId: 'rule-1' },
      ...{
        propose: 'coaching',
        text: { id: 'x', en: 'x' },
        legalBasis: 'x',
        months: null,
        improves: null,
        after: null,
      },
      ...{ mitigating: [], proposedAt: world.clock.now(), outcome: null, term: null, evaluation: null },
    });
    const seen = await see('chief');
    expect([seen.measure.data.employeeId, seen.relations]).toEqual(['ani', ['appraiser']]);
    expect(await refusalOf(see('dewi'))).toEqual({ code: 'not-found', detail: 'No such case.' });
    expect(await refusalOf(see('chief', { ruleId: 'rule-2' }))).toEqual({
      code: 'not-found',
      detail: 'No such measure.',
    });
    expect((await refusalOf(see('admin', { employeeId: 'budi' }))).detail).toBe('No such measure.');
  });
});

describe('a unit', () => {
  const see = (personId: string, unitCode = 'DINKES.1') =>
    seeUnit(world.deps, world.actor(personId), { cycleId, unitCode });

  it('is open to everybody of the agency', async () => {
    expect(await answered(see, 'not-found')).toEqual(everybody);
    const { cycle, unit } = await see('dewi');
    expect([cycle.id, unit.code]).toEqual([cycleId, 'DINKES.1']);
    expect(await refusalOf(see('admin', 'NONE'))).toEqual({ code: 'not-found', detail: 'No such unit.' });
  });

  it('gets its targets from the leader above, or from an administrator', async () => {
    const { unit } = await see('admin');
    const setter = (of: typeof unit) => (personId: string) =>
      requireTargetSetter(world.deps, world.actor(personId), of);
    expect(await answered(setter(unit), 'forbidden')).toEqual(['admin', 'health-head']);
    expect(await answered(setter({ ...unit, parentCode: null }), 'forbidden')).toEqual(['admin']);
    expect(await answered(setter({ ...unit, parentCode: 'NONE' }), 'forbidden')).toEqual(['admin']);
    expect(await answered(setter({ ...unit, parentCode: 'DINKES.1' }), 'forbidden')).toEqual(['admin']);
  });

  it('that has no leader above gets them from the next one who leads', async () => {
    const own = await createWorld();
    const health = await own.read(keys.unit(agencyId, 'DINKES'));
    const city = await own.read(keys.unit(agencyId, 'KOTA'));
    const { unit } = await seeUnit(own.deps, own.actor('admin'), { cycleId, unitCode: 'DINKES.1' });
    if (health === null || city === null) throw new Error('no units');
    const setters = () => answered((personId) => requireTargetSetter(own.deps, own.actor(personId), unit), 'forbidden');
    await own.put(keys.unit(agencyId, 'DINKES'), { ...health, headId: null });
    expect(await setters()).toEqual(['mayor', 'admin']);
    await own.put(keys.unit(agencyId, 'KOTA'), { ...city, headId: null, parentCode: 'DINKES' });
    expect(await setters()).toEqual(['admin']);
  });

  it('is reported on by its head, or by an administrator', async () => {
    const { unit } = await see('admin');
    const report = async (personId: string) => requireReporter(world.actor(personId), unit);
    expect(await answered(report, 'forbidden')).toEqual(['admin', 'chief']);
  });

  it('has a score for those who lead it, and for those who oversee the cycle', async () => {
    const cycle = await world.cycle();
    expect(everybody.filter((id) => overseesScores(world.actor(id), cycle))).toEqual(overseers);
    const apart = { ...cycle, committee: { chairId: 'dewi', memberIds: ['budi'] }, authorisedOfficialId: 'citra' };
    expect(everybody.filter((id) => overseesScores(world.actor(id), apart))).toEqual([
      ...['admin', 'auditor', 'budi', 'citra', 'dewi'],
    ]);
    expect(everybody.filter((id) => readsScore(world.actor(id), { readers: ['chief', 'mayor'] }))).toEqual([
      'mayor',
      'chief',
    ]);
  });
});
