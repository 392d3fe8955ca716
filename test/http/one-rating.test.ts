import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { allRoutes } from '../../functions/http/all-routes.ts';
import { checkPart } from '../../functions/http/request/check.ts';
import { createMemoryStore } from '../../functions/store/memory-store.ts';
import { createCastVote } from '../../functions/usecases/forum/cast-vote.ts';
import { createProposeMotion } from '../../functions/usecases/forum/propose-motion.ts';
import { createResolveMotion } from '../../functions/usecases/forum/resolve-motion.ts';
import { createDecideObjection } from '../../functions/usecases/objections/decide-objection.ts';
import { hearBoth, object } from '../support/objections.ts';
import { forumWorld, publish } from '../support/stages.ts';
import { cycleId, type World } from '../support/world.ts';

/*
 * One source of truth: every answer that shows a rating shows the same one. Which answers do is asked of the routes
 * themselves, so that a new one cannot be forgotten.
 */
const words = /"(predicate|workResult|behaviour|counts|predicates)":/;
const showing = allRoutes
  .filter(({ response }) =>
    words.test(JSON.stringify(z.toJSONSchema(response, { io: 'input', unrepresentable: 'any' }))),
  )
  .map(({ operationId }) => operationId);

/** They speak of something else than the result that stands, or of the result as it stood at a named moment. */
const elsewhere: Record<string, string> = {
  getDistribution: 'the spread of the forum, and moves that nobody has made',
  supposeMoves: 'moves that nobody has made',
  getMotionImpact: 'groups, after a move that nobody has made yet',
  getObjection: 'the versions before and after the decision',
  listFollowUps: 'measures, each on the version it was proposed for',
  getFollowUps: 'measures, each on the version it was proposed for',
  listManifests: 'the spread of a shard as a step left it',
  listClosings: 'how many people a close settled in which way, before anybody is rated',
  listFeedback: 'what colleagues say of behaviour',
  getSelfReview: 'what the person says',
  getAmendment: 'a plan',
  getPlanVersion: 'a plan',
  getCascade: 'plans',
  getPlan: 'a plan',
  getPlanDraft: 'a plan',
  proposePlan: 'a plan',
  listPostHolders: 'a plan',
  saveRuleSetDraft: 'rules',
  previewAssignments: 'reviews of parts of the period',
  getReviewSuggestion: 'what the evidence suggests',
  getReview: 'what the appraiser gave',
  getRuleSet: 'rules',
  replayRuleSet: 'what other rules would give',
  getSegments: 'reviews of parts of the period',
  getSegmentEvidence: 'evidence of a part',
  listReassignments: 'reviews of parts of the period',
  getUnitScore: 'a roll-up of a named step',
  listUnitScores: 'a roll-up of a named step',
  getAgencyScore: 'a roll-up of a named step',
  getTeamScore: 'a roll-up of a named step',
};

const scored = z.looseObject({ predicate: z.string() });
const withResult = z.looseObject({ employeeId: z.string(), result: scored.nullish() });
const last = <T>(all: readonly T[]): T | undefined => all.at(-1);
const ofAni = <T extends { employeeId: string }>(all: readonly T[]): T | undefined =>
  all.find(({ employeeId }) => employeeId === 'ani');

type Ask = (
  operationId: string,
  by: string,
  over?: { body?: unknown; query?: object; params?: object },
) => Promise<unknown>;
/** What each route says of `ani`. */
type Reading = (ask: Ask) => Promise<string | undefined>;

const standing: Record<string, Reading> = {
  getCase: async (ask) => withResult.parse(await ask('getCase', 'ani')).result?.predicate,
  listCases: async (ask) => {
    const found: z.output<typeof withResult>[] = [];
    for (const shard of ['0', '1']) {
      const page = z
        .looseObject({ items: z.array(withResult) })
        .parse(await ask('listCases', 'admin', { query: { shard, limit: '200' } }));
      found.push(...page.items);
    }
    return ofAni(found)?.result?.predicate;
  },
  getTeam: async (ask) => {
    const item = z.looseObject({
      employeeId: z.string(),
      case: z.looseObject({ result: scored.nullish() }).nullable(),
    });
    const team = z.looseObject({ items: z.array(item) }).parse(await ask('getTeam', 'chief', { query: { cycleId } }));
    return ofAni(team.items)?.case?.result?.predicate;
  },
  getResult: async (ask) =>
    last(z.looseObject({ versions: z.array(scored) }).parse(await ask('getResult', 'ani')).versions)?.predicate,
  explainResult: async (ask) => {
    const root = z.looseObject({ value: z.string() });
    return z.looseObject({ tree: root }).parse(await ask('explainResult', 'ani')).tree.value;
  },
  whatWouldChange: async (ask) =>
    z.looseObject({ standing: scored.nullable() }).parse(await ask('whatWouldChange', 'ani')).standing?.predicate,
  listRatingChanges: async (ask) => {
    const items = z.array(z.looseObject({ to: scored }));
    return last(z.looseObject({ items }).parse(await ask('listRatingChanges', 'ani')).items)?.to.predicate;
  },
  getEntitlements: async (ask) => scored.parse(await ask('getEntitlements', 'ani')).predicate,
  issueReceipt: async (ask) =>
    z.looseObject({ row: scored }).parse(await ask('issueReceipt', 'ani', { body: {} })).row.predicate,
};

/** Counts of the service: how many people of it are shown with each predicate. */
const counting = ['getService', 'listServices'];
/** What the forum decided stays what it decided, whatever an objection changes later. */
const ofTheForum: Record<string, Reading> = {
  listMotions: async (ask) => {
    const items = z.array(z.looseObject({ to: scored }));
    return z.looseObject({ items }).parse(await ask('listMotions', 'member-1')).items[0]?.to.predicate;
  },
  getMotion: async (ask) => z.looseObject({ to: scored }).parse(await ask('getMotion', 'member-1')).to.predicate,
  getMinutes: async (ask) => {
    const motions = z.array(z.looseObject({ to: scored }));
    return z.looseObject({ motions }).parse(await ask('getMinutes', 'auditor')).motions[0]?.to.predicate;
  },
};
/** Receipts of acts: they say what the act itself did. */
const acts = ['setOrganisationPredicate', 'proposeMotion', 'resolveMotion', 'submitReview', 'saveSelfReview'];

let world: World;
let motionId: string;

const asked =
  (): Ask =>
  async (operationId, by, { body, query = {}, params = {} } = {}) => {
    const route = allRoutes.find((one) => one.operationId === operationId);
    if (route === undefined) throw new Error(`no route ${operationId}`);
    const named: Record<string, string> = { cycleId, employeeId: 'ani', serviceCode: 'DINKES', motionId, ...params };
    const places = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const request = {
      ...world.command(by),
      params: Object.fromEntries(places.map((name) => [name, named[name] ?? ''])),
      query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
      body,
      client: '192.0.2.1',
      language: 'id' as const,
    };
    return (await route.invoke(world.deps)(request, checkPart)).body;
  };

const walk = async (readings: Record<string, Reading>): Promise<Record<string, string | undefined>> => {
  const told: Record<string, string | undefined> = {};
  for (const [operationId, read] of Object.entries(readings)) told[operationId] = await read(asked());
  return told;
};
const all = (readings: Record<string, Reading>, predicate: string) =>
  Object.fromEntries(Object.keys(readings).map((operationId) => [operationId, predicate]));

const countsOf = async (): Promise<unknown[]> => {
  const counts = z.looseObject({ code: z.string(), counts: z.record(z.string(), z.number()) });
  const one = counts.parse(await asked()('getService', 'auditor'));
  const list = z.looseObject({ items: z.array(counts) }).parse(await asked()('listServices', 'auditor'));
  return [one.counts, list.items.find(({ code }) => code === 'DINKES')?.counts];
};

const objectTo = async (workResult: 'below' | 'meets', behaviour: 'meets'): Promise<void> => {
  const target = { cycleId, employeeId: 'ani' };
  const command = async (by: string) => world.command(by, { version: (await world.case('ani')).version });
  const decider = await object(world, 'ani');
  await hearBoth(world, 'ani', decider);
  const ruling = { decision: 'uphold', reason: 'x', workResult, behaviour } as const;
  await createDecideObjection(world.deps)(await command(decider), target, ruling);
};

beforeAll(async () => {
  world = await forumWorld(createMemoryStore());
  const motion = { cycleId, serviceCode: 'DINKES' };
  ({ motionId } = await createProposeMotion(world.deps)(world.command('member-2'), {
    ...motion,
    employeeId: 'ani',
    workResult: 'above',
    behaviour: 'above',
    reasonCode: 'data-error',
    text: 'x',
  }));
  for (const by of ['member-1', 'member-2', 'member-3'])
    await createCastVote(world.deps)(world.command(by), { ...motion, motionId, vote: 'for' });
  await createResolveMotion(world.deps)(world.command('member-1'), { ...motion, motionId });
  await publish(world);
});

describe('one rating', () => {
  it('every route that shows one is in the walk, or speaks of something else', () => {
    const known = [
      ...Object.keys(standing),
      ...Object.keys(ofTheForum),
      ...counting,
      ...Object.keys(elsewhere),
      ...acts,
    ];
    expect(showing.filter((operationId) => !known.includes(operationId))).toEqual([]);
  });

  it('is told the same by every read, export and document after a motion, and after an upheld objection', async () => {
    expect(await walk(standing)).toEqual(all(standing, 'sangat-baik'));
    expect(await walk(ofTheForum)).toEqual(all(ofTheForum, 'sangat-baik'));
    const before = { 'sangat-baik': 1, baik: 3 };
    for (const counts of await countsOf()) expect(counts).toMatchObject(before);

    await objectTo('below', 'meets');
    expect(await walk(standing)).toEqual(all(standing, 'butuh-perbaikan'));
    expect(await walk(ofTheForum)).toEqual(all(ofTheForum, 'sangat-baik'));
    const after = { 'sangat-baik': 0, baik: 3, 'butuh-perbaikan': 1 };
    for (const counts of await countsOf()) expect(counts).toMatchObject(after);
  });
});
