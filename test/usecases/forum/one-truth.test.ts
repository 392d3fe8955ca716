import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSpread, emptySpread, spreadOfCase } from '../../../functions/domain/forum/spread.ts';
import { RefusedError } from '../../../functions/domain/refusal.ts';
import { ratings } from '../../../functions/domain/scoring/predicate.ts';
import { createGetAudit } from '../../../functions/usecases/audit/get-audit.ts';
import { createCastVote } from '../../../functions/usecases/forum/cast-vote.ts';
import { createProposeMotion } from '../../../functions/usecases/forum/propose-motion.ts';
import { createResolveMotion } from '../../../functions/usecases/forum/resolve-motion.ts';
import { createDecideObjection } from '../../../functions/usecases/objections/decide-objection.ts';
import { createGetResult } from '../../../functions/usecases/results/get-result.ts';
import { createGetService } from '../../../functions/usecases/services/get-service.ts';
import { object as fileObjection, hearBoth } from '../../support/objections.ts';
import { allCases, forumWorld, publish, services } from '../../support/stages.ts';
import { cycleId, type World } from '../../support/world.ts';

const staff = ['ani', 'budi', 'citra', 'dewi', 'chief'] as const;
const rating = fc.constantFrom(...ratings);
const move = fc.record({
  employeeId: fc.constantFrom(...staff),
  workResult: rating,
  behaviour: rating,
  vote: fc.constantFrom('for', 'against', 'abstain'),
});

/** A refusal is a proper end of a step; anything else that is thrown fails the property. */
const unlessRefused = async (step: Promise<unknown>): Promise<void> => {
  try {
    await step;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
  }
};

type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

const debate = async (world: World, { vote, employeeId, workResult, behaviour }: Move): Promise<void> => {
  const { serviceCode } = (await world.case(employeeId)).data;
  const { motionId } = await createProposeMotion(world.deps)(world.command('member-1'), {
    cycleId,
    serviceCode,
    employeeId,
    workResult,
    behaviour,
    reasonCode: 'unequal-yardstick',
    text: 'x',
  });
  const target = { cycleId, serviceCode, motionId };
  for (const member of ['member-1', 'member-2', 'member-3'])
    await createCastVote(world.deps)(world.command(member), { ...target, vote });
  await createResolveMotion(world.deps)(world.command('member-1'), target);
};

const object = async (world: World, { vote, employeeId, workResult, behaviour }: Move): Promise<void> => {
  const target = { cycleId, employeeId };
  const command = async (personId: string) =>
    world.command(personId, { version: (await world.case(employeeId)).version });
  const decider = await fileObjection(world, employeeId);
  await hearBoth(world, employeeId, decider);
  const ruling =
    vote === 'against'
      ? ({ decision: 'dismiss', reason: 'x' } as const)
      : ({ decision: 'uphold', reason: 'x', workResult, behaviour } as const);
  await createDecideObjection(world.deps)(await command(decider), target, ruling);
};

/** Counts, cases, shown results and chains tell the same. */
const tellTheSame = async (world: World): Promise<void> => {
  const cases = await allCases(world);
  for (const serviceCode of services) {
    const { view } = await createGetService(world.deps)(world.actor('auditor'), { cycleId, serviceCode });
    const counted = cases
      .filter((one) => one.serviceCode === serviceCode)
      .reduce((sum, one) => addSpread(sum, spreadOfCase(one) ?? emptySpread()), emptySpread());
    expect({ counts: view.counts, unassessed: view.unassessed }).toEqual(counted);
  }
  for (const subject of cases.filter(({ employeeId }) => staff.some((id) => id === employeeId))) {
    const target = { cycleId, employeeId: subject.employeeId };
    const { view } = await createGetResult(world.deps)(world.actor('auditor'), target);
    const shown = view.versions.at(-1);
    if (subject.stage === 'scored' || subject.stage === 'decided') {
      const { seq, version, workResult, behaviour, predicate, basis, score } = subject.result;
      expect(shown).toMatchObject({ seq, version, workResult, behaviour, predicate, basis, score });
      expect(view.versions.map((one) => one.version)).toEqual(view.versions.map((_, i) => i + 1));
    } else expect(shown).toBeUndefined();
    const audit = await createGetAudit(world.deps)(world.actor('auditor'), target);
    expect(audit.view.verification).toEqual({ ok: true });
  }
};

describe('one truth', () => {
  it('holds whatever is moved, voted and objected', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(move, { maxLength: 6 }),
        fc.array(move, { maxLength: 4 }),
        async (motions, objections) => {
          const world = await forumWorld();
          await tellTheSame(world);
          await Promise.all(motions.map((one) => unlessRefused(debate(world, one))));
          await tellTheSame(world);
          await publish(world);
          for (const one of objections) await unlessRefused(object(world, one));
          await tellTheSame(world);
        },
      ),
      { numRuns: 20 },
    );
  });
});
