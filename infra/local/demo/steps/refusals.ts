import type { RefusalCode } from '../../../../functions/domain/refusal.ts';
import { casePath } from '../client.ts';
import type { Call } from '../http-client.ts';
import type { World } from '../world.ts';

export class WronglyAnsweredError extends Error {
  constructor(what: string, expected: string, got: string) {
    super(`${what}: expected the refusal ${expected}, got ${got}`);
    this.name = 'WronglyAnsweredError';
  }
}

/** Sends what has to be refused and keeps the answer for the summary. */
export const refuse = async (world: World, what: string, as: string, call: Call, code: RefusalCode): Promise<void> => {
  const answer = await world.client.refused(as, call);
  if (answer.code !== code) throw new WronglyAnsweredError(what, code, answer.code);
  world.ledger.refusals.push({ what, answer });
};

/** A few requests that any client gets wrong, each with the answer that it has to get. */
export const showRefusals = async (world: World): Promise<void> => {
  const { cycleId, people } = world;
  const one = people.find((m) => !m.headsUnit);
  const stranger = people.find(
    (m) =>
      one !== undefined &&
      !m.headsUnit &&
      m.serviceCode !== one.serviceCode &&
      m.nip !== world.agency.offices.administrator &&
      m.nip !== world.agency.offices.auditor,
  );
  if (one === undefined || stranger === undefined) throw new Error('the example has no two services');
  const path = casePath(cycleId, one.id, 'case');
  await refuse(world, "another department's case, as absent", stranger.id, { method: 'GET', path }, 'not-found');
  const absent = casePath(cycleId, 'nobody-at-all', 'case');
  await refuse(world, 'a case that does not exist', stranger.id, { method: 'GET', path: absent }, 'not-found');
  const submissions = casePath(cycleId, one.id, 'plan-submissions');
  await refuse(world, 'a malformed token', one.id, { method: 'GET', path, token: 'not.a.token' }, 'unauthenticated');
  await refuse(
    world,
    'unknown field in the body',
    one.id,
    { method: 'POST', path: submissions, key: `refuse-1-${one.id}`, version: 1, body: { plan: null, extra: 1 } },
    'invalid-body',
  );
  const draft = casePath(cycleId, one.id, 'plan-draft');
  await refuse(
    world,
    'weights as numbers',
    one.id,
    { method: 'PUT', path: draft, body: { plan: { workResults: [{ weight: 100 }] } } },
    'invalid-body',
  );
  await refuse(
    world,
    'a phase closed by an employee',
    one.id,
    { method: 'POST', path: `/v1/cycles/${cycleId}/closures`, key: `refuse-2-${one.id}`, body: { phase: 'planning' } },
    'forbidden',
  );
  await refuse(
    world,
    'a review while plans are made',
    one.appraiserId,
    {
      method: 'POST',
      path: casePath(cycleId, one.id, 'reviews'),
      key: `refuse-3-${one.id}`,
      version: 1,
      body: { workResult: 'meets', behaviour: 'meets', reason: null, strengths: 'Baik.', improvements: 'Baik.' },
    },
    'wrong-phase',
  );
};
