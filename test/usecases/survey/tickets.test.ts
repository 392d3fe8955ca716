import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createCloseShards } from '../../../functions/usecases/closing/close-shards.ts';
import { createAnswerTicket } from '../../../functions/usecases/survey/answer-ticket.ts';
import {
  createGetPersonSatisfaction,
  createGetUnitSatisfaction,
} from '../../../functions/usecases/survey/get-satisfaction.ts';
import { createIssueTickets } from '../../../functions/usecases/survey/issue-tickets.ts';
import { createListComments } from '../../../functions/usecases/survey/list-comments.ts';
import { createReadTicket } from '../../../functions/usecases/survey/read-ticket.ts';
import { scoresOf } from '../../domain/survey/survey-fixtures.ts';
import { createDumpableStore, type DumpableStore } from '../../support/dump.ts';
import { refusalOf } from '../../support/refusals.ts';
import { shards } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

const act = { cycleId, unitCode: 'DINKES.1', service: 'Imunisasi', servedOn: '2026-02-10', employeeId: null, count: 1 };
let world: World;
let store: DumpableStore;
let visits = 0;

const issue = (
  personId: string,
  over: Partial<Omit<typeof act, 'employeeId'> & { employeeId: string | null }> = {},
  request = {},
) => createIssueTickets(world.deps)(world.command(personId, request), { ...act, ...over });
const tokenOf = ({ tickets }: { tickets: { link: string }[] }, n = 0): string =>
  tickets[n]?.link.split('/').at(-1) ?? '';
const answer = (
  token: string,
  digits = '4',
  over: { key?: string; digest?: string; client?: string; comment?: string } = {},
) => {
  visits += 1;
  return createAnswerTicket(world.deps)(
    {
      requestKey: over.key ?? `visit-${visits}`,
      requestDigest: over.digest ?? `said-${visits}`,
      client: over.client ?? `10.0.0.${visits}`,
    },
    { token, scores: scoresOf(digits), comment: over.comment ?? null },
  );
};
const close = async () => {
  await world.enterPhase('execution', { status: 'closing' });
  await createCloseShards(world.deps)({ ...shards, phase: 'execution' });
  await world.enterPhase('supervisor-review');
};
const unitIndex = (unitCode: string) =>
  createGetUnitSatisfaction(world.deps)(world.actor('dewi'), { cycleId, unitCode });

beforeEach(async () => {
  store = createDumpableStore();
  world = await createWorld({ store });
  await world.enterPhase('execution');
  world.clock.set('2026-02-10T02:00:00.000Z');
});

describe('issuing', () => {
  it('gives a link per service act, and the same links to the same request', async () => {
    const request = { key: 'counter-3-queue-17', digest: 'd' };
    const first = await issue('budi', { count: 3 }, request);
    expect(new Set(first.tickets.map(({ link }) => link)).size).toBe(3);
    expect(first.tickets[0]?.link).toMatch(/^\/v1\/public\/tickets\/kota\.[\w-]{43}$/);
    world.clock.advance(3600);
    expect(await issue('budi', { count: 3 }, request)).toEqual(first);
  });

  it('stores no link', async () => {
    const token = tokenOf(await issue('budi'));
    const dump = JSON.stringify(await store.dump());
    expect(dump).toContain('Imunisasi');
    expect(dump).not.toContain(token.split('.')[1]);
  });

  it('the same key with another body is refused', async () => {
    await issue('budi', {}, { key: 'k-1', digest: 'one' });
    expect((await refusalOf(issue('budi', {}, { key: 'k-1', digest: 'two' }))).code).toBe('idempotency-key-reused');
  });

  it.each([
    ['ani', 'a colleague'],
    ['chief', 'the head'],
    ['admin', 'an administrator'],
  ])('%s may: %s', async (personId) => {
    expect((await issue(personId, { employeeId: 'budi' })).employeeId).toBe('budi');
  });

  it.each<[string, string, Parameters<typeof issue>[1], string]>([
    ['a stranger to the unit', 'dewi', {}, 'forbidden'],
    ['for the own service acts', 'budi', { employeeId: 'budi' }, 'conflict-of-interest'],
    ['for somebody of another unit', 'budi', { employeeId: 'dewi' }, 'invalid-body'],
    ['for a service act to come', 'budi', { servedOn: '2026-02-11' }, 'date-outside-period'],
    ['for a service act before the period', 'budi', { servedOn: '2025-12-31' }, 'date-outside-period'],
    ['for a unit that is not there', 'admin', { unitCode: 'X' }, 'not-found'],
  ])('is refused %s', async (_, personId, over, code) => {
    expect((await refusalOf(issue(personId, over))).code).toBe(code);
  });

  it('has a limit per person and day', async () => {
    const { survey } = world.rules;
    for (let n = 0; n < survey.ticketsPerIssuerAndDay / 50; n++) await issue('budi', { count: 50 });
    expect((await refusalOf(issue('budi'))).code).toBe('too-many-requests');
    expect((await issue('ani')).tickets).toHaveLength(1);
    world.clock.set('2026-02-10T17:00:00.000Z');
    expect((await issue('budi')).tickets).toHaveLength(1);
  });

  it('ends with the execution phase', async () => {
    world.clock.set((await world.cycle()).deadlines.execution);
    expect((await refusalOf(issue('budi'))).code).toBe('deadline-passed');
  });
});

describe('a ticket', () => {
  it('tells the visitor the service, and nobody’s name', async () => {
    const token = tokenOf(await issue('ani', { employeeId: 'budi' }));
    const view = await createReadTicket(world.deps)({ token });
    expect(view).toEqual({
      agency: 'Kota Contoh',
      unit: 'Bidang Kesehatan Masyarakat',
      service: 'Imunisasi',
      servedOn: '2026-02-10',
      // Fourteen days later, at midnight in Jakarta.
      until: '2026-02-24T17:00:00.000Z',
      status: 'open',
    });
  });

  it('takes one answer, and its repeat', async () => {
    const token = tokenOf(await issue('budi'));
    const first = { key: 'visit-of-mine', digest: 'said' };
    expect(await answer(token, '4', first)).toEqual({ status: 'answered' });
    expect(await answer(token, '4', first)).toEqual({ status: 'answered' });
    expect((await refusalOf(answer(token, '1'))).code).toBe('already-exists');
    expect((await refusalOf(answer(token, '1', { ...first, digest: 'other' }))).code).toBe('already-exists');
    expect((await createReadTicket(world.deps)({ token })).status).toBe('answered');
    const answers = (await store.dump()).filter(({ key }) => key.pk.includes('#survey#'));
    expect(answers).toHaveLength(1);
  });

  it('takes one of several answers that come at once', async () => {
    const token = tokenOf(await issue('budi'));
    const all = await Promise.allSettled(['1', '2', '3', '4'].map((digits) => answer(token, digits)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it.each(['kota.unknown', 'nowhere.abc', 'kota', '', '.'])('%j is not there', async (token) => {
    expect((await refusalOf(answer(token))).code).toBe('not-found');
    expect((await refusalOf(createReadTicket(world.deps)({ token }))).code).toBe('not-found');
  });

  it('expires, and says when', async () => {
    const token = tokenOf(await issue('budi'));
    world.clock.set('2026-02-24T17:00:00.000Z');
    expect(await refusalOf(answer(token))).toMatchObject({
      code: 'deadline-passed',
      deadline: '2026-02-24T17:00:00.000Z',
    });
    expect((await createReadTicket(world.deps)({ token })).status).toBe('expired');
  });

  it('never lives beyond the execution phase', async () => {
    world.clock.set('2026-03-30T02:00:00.000Z');
    expect((await issue('budi', { servedOn: '2026-03-30' })).until).toBe((await world.cycle()).deadlines.execution);
  });
});

describe('the limit per network address', () => {
  it('slows one address down and no other, until the next minute', async () => {
    const { answersPerMinute } = world.rules.survey;
    const issued = await issue('budi', { count: answersPerMinute + 3 > 50 ? 50 : answersPerMinute + 3 });
    for (let n = 0; n < answersPerMinute; n++) await answer(tokenOf(issued, n), '4', { client: '10.1.1.1' });
    const next = tokenOf(issued, answersPerMinute);
    expect((await refusalOf(answer(next, '4', { client: '10.1.1.1' }))).code).toBe('too-many-requests');
    await answer(tokenOf(issued, answersPerMinute + 1), '4', { client: '10.1.1.2' });
    world.clock.advance(60);
    expect(await answer(next, '4', { client: '10.1.1.1' })).toEqual({ status: 'answered' });
  });

  it('stores no address', async () => {
    await answer(tokenOf(await issue('budi')), '4', { client: '203.0.113.77' });
    const dump = await store.dump();
    expect(dump.some(({ key }) => key.pk.includes('#rate#client#'))).toBe(true);
    expect(JSON.stringify(dump)).not.toContain('203.0.113.77');
  });
});

describe('the index', () => {
  it('is published once, at the close, for everybody', async () => {
    for (const digits of ['4', '3', '433333333']) await answer(tokenOf(await issue('budi')), digits);
    expect(await unitIndex('DINKES.1')).toMatchObject({ status: 'pending' });
    await close();
    // (36 + 27 + 28) / 27 * 25
    expect(await unitIndex('DINKES.1')).toMatchObject({ status: 'published', answers: 3, index: '84.26', class: 'B' });
    expect(await unitIndex('DINKES')).toMatchObject({ index: '84.26' });
    expect(await unitIndex('DISDIK')).toEqual({ cycleId, unitCode: 'DISDIK', status: 'withheld', threshold: 3 });
  });

  it('is a person’s where service acts name the person', async () => {
    const issued = await issue('ani', { employeeId: 'budi', count: 3 });
    for (let n = 0; n < 3; n++) await answer(tokenOf(issued, n), '4');
    await close();
    const read = (employeeId: string) =>
      createGetPersonSatisfaction(world.deps)(world.actor('chief'), { cycleId, employeeId });
    expect(await read('budi')).toMatchObject({ status: 'published', answers: 3, index: '100.00' });
    expect(await read('ani')).toMatchObject({ status: 'withheld' });
    expect(await world.read(keys.surveyOfPerson(agencyId, cycleId, 'ani'))).toBeNull();
  });

  it('comes out the same when the close is run again', async () => {
    for (const digits of ['4', '3', '2']) await answer(tokenOf(await issue('budi')), digits);
    await close();
    const before = await unitIndex('KOTA');
    await createCloseShards(world.deps)({ ...shards, phase: 'execution' });
    expect(await unitIndex('KOTA')).toEqual(before);
  });

  it('cannot be told ticket from ticket: nothing beside an answer names the ticket', async () => {
    const issued = await issue('budi', { count: 3 });
    for (let n = 0; n < 3; n++) await answer(tokenOf(issued, n), String(n + 2), { digest: `body-${n}` });
    const dump = await store.dump();
    const answers = dump.filter(({ key }) => key.pk.includes('#survey#'));
    expect(answers.map(({ data }) => Object.keys(data ?? {}))).toEqual(
      Array.from({ length: 3 }, () => ['schemaVersion', 'employeeId', 'scores', 'comment']),
    );
    const tickets = dump.filter(({ key }) => key.pk.includes('#ticket#'));
    expect(JSON.stringify(tickets)).not.toMatch(/body-|visit-|\d\d:\d\d:\d\d\.\d{3}Z","answer/);
  });
});

describe('comments', () => {
  const list = (personId: string, unitCode = 'DINKES.1') =>
    createListComments(world.deps)(world.actor(personId), { cycleId, unitCode, limit: 50, cursor: null });

  it('are read by the head after the close, without scores', async () => {
    for (const comment of ['Antrean lama', undefined, 'Ramah'])
      await answer(tokenOf(await issue('budi')), '3', comment === undefined ? {} : { comment });
    expect((await list('chief')).items).toEqual([]);
    await close();
    expect((await list('chief')).items.toSorted()).toEqual(['Antrean lama', 'Ramah']);
    expect((await refusalOf(list('budi'))).code).toBe('forbidden');
  });

  it('of too few visitors are read by nobody', async () => {
    for (const comment of ['Antrean lama', 'Ramah']) await answer(tokenOf(await issue('budi')), '3', { comment });
    await close();
    expect((await list('auditor')).items).toEqual([]);
  });
});
