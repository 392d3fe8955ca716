import * as z from 'zod';
import { surveyElements } from '../../../../functions/domain/survey/survey-elements.ts';
import { anything } from '../answers.ts';
import { casePath } from '../client.ts';
import type { SurveyVisit } from '../ledger.ts';
import type { Member, World } from '../world.ts';
import { spokenOf } from './feedback.ts';
import { WronglyAnsweredError } from './refusals.ts';

const issued = z.looseObject({ tickets: z.array(z.looseObject({ link: z.string() })) });
const mine = z.looseObject({
  items: z.array(z.looseObject({ employeeId: z.string(), answered: z.boolean(), remindedOn: z.string().nullable() })),
});
export const released = z.looseObject({
  colleagues: z
    .array(
      z.looseObject({
        source: z.enum(['peer', 'subordinate']),
        status: z.string(),
        people: z.number().optional(),
        values: z.array(z.looseObject({ behaviour: z.string(), points: z.string() })).default([]),
      }),
    )
    .nullable(),
});
export const index = z.looseObject({
  status: z.string(),
  answers: z.number().optional(),
  index: z.string().optional(),
});

/** Services whose visitors answer, and how many of them; the last too few to be shown. */
const counters = [24, 12, 2];

type Counter = { clerk: Member; issuer: Member; visitors: number };

/** In some units two colleagues work at a counter: one serves and is named, the other hands out the links. */
const chooseCounters = ({ people, script }: World): Counter[] => {
  const plain = people.filter((m) => !m.headsUnit && !script.silent.has(m.appraiserNip));
  const units = [...Map.groupBy(plain, ({ unitCode }) => unitCode).values()];
  return units.flatMap((staff, i): Counter[] => {
    const [clerk, issuer] = staff;
    const visitors = counters[i];
    return clerk === undefined || issuer === undefined || visitors === undefined ? [] : [{ clerk, issuer, visitors }];
  });
};

const serve = async (world: World, { clerk, issuer, visitors }: Counter): Promise<void> => {
  const { client, cycleId, ledger } = world;
  const random = world.random.fork(`counter/${clerk.nip}`);
  const path = `/v1/cycles/${cycleId}/service-tickets`;
  const body = {
    unitCode: clerk.unitCode,
    service: 'Legalisasi dokumen',
    servedOn: '2026-03-31',
    employeeId: clerk.id,
    count: visitors,
  };
  const { data } = await client.post(issuer.id, path, `counter-${clerk.id}`, body, 201, issued);
  for (const [n, { link }] of data.tickets.entries()) {
    const digits = surveyElements.map(() => random.pick([2, 3, 3, 4, 4, 4])).join('');
    const scores = Object.fromEntries(surveyElements.map((element, i) => [element, Number(digits.charAt(i))]));
    const answers = { key: `visit-${clerk.id}-${n}`, body: { scores } };
    await client.visit({ method: 'POST', path: `${link}/answers`, ...answers }, 201);
    if (n === 0)
      await client.visit({ method: 'POST', path: `${link}/answers`, ...answers, key: `second-${clerk.id}` }, 409);
    const visit: SurveyVisit = { unitCode: clerk.unitCode, employeeId: clerk.id, digits };
    ledger.visits.push(visit);
  }
};

/** A head asks the team for feedback and reminds it; only those who have not answered see the reminder. */
const ask = async (world: World): Promise<void> => {
  const { client, cycleId, people, ledger } = world;
  const teams = Map.groupBy(people, (m) => m.appraiserId);
  const head = people.find((m) => (teams.get(m.id)?.length ?? 0) >= 5);
  const team = (teams.get(head?.id ?? '') ?? []).slice(0, 10);
  if (head === undefined) return;
  const personIds = team.map(({ id }) => id);
  await client.post(head.id, casePath(cycleId, head.id, 'feedback-requests'), 'ask-team', { personIds }, 201, anything);
  await client.post(head.id, casePath(cycleId, head.id, 'feedback-reminders'), 'remind-team', {}, 201, anything);
  for (const { id } of team) {
    const { data } = await client.get(id, `/v1/me/feedback-requests?cycleId=${cycleId}`, mine);
    const one = data.items.find(({ employeeId }) => employeeId === head.id);
    if (one === undefined) throw new WronglyAnsweredError('a request for feedback', 'in the list', 'nothing');
    ledger.reminded.push({ answered: one.answered, reminded: one.remindedOn !== null });
  }
};

/** While feedback is open: requests and reminders, and the public at the counters, one after the other: they share this machine's address. */
export const runVoices = async (world: World): Promise<void> => {
  await ask(world);
  const chosen = chooseCounters(world);
  const bar = world.progress.start('counters, visitors answer tickets', chosen.length);
  for (const counter of chosen) {
    world.clock.moveTo(new Date(Date.parse(world.clock.now()) + 60_000).toISOString());
    await serve(world, counter);
    bar.tick();
  }
  bar.done();
};

/** After the close: what a few people, and everybody, can read of it. */
export const readVoices = async (world: World): Promise<void> => {
  const { client, cycleId, ledger } = world;
  for (const m of spokenOf(world)) {
    const { data } = await client.get(m.id, casePath(cycleId, m.id, 'feedback'), released);
    ledger.releasedSeen.set(m.id, data.colleagues);
  }
  for (const { unitCode, employeeId } of ledger.visits) {
    if (ledger.indexSeen.has(unitCode)) continue;
    const unit = await client.get(employeeId, `/v1/cycles/${cycleId}/units/${unitCode}/satisfaction`, index);
    const person = await client.get(employeeId, casePath(cycleId, employeeId, 'satisfaction'), index);
    ledger.indexSeen.set(unitCode, unit.data);
    ledger.indexSeen.set(employeeId, person.data);
  }
};
