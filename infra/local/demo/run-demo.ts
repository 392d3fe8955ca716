import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { stopwatch } from '../../../functions/runtime/clock.ts';
import { createFoundAgency } from '../../../functions/usecases/directory/found-agency.ts';
import { generateAgency } from '../example/generate-agency.ts';
import { createRandom } from '../example/random.ts';
import { shareTenants, type TenantsOf } from '../shared-tenants.ts';
import { type System, startSystem } from '../system.ts';
import { opening } from './calendar.ts';
import type { Evidence } from './checks/check.ts';
import { gatherEvidence } from './checks/check-invariants.ts';
import { createClient } from './client.ts';
import { createDemoClock, type DemoClock } from './demo-clock.ts';
import { openEvents } from './event-stream.ts';
import { breakGround, type Ground } from './ground.ts';
import { createHttpClient } from './http-client.ts';
import { createLedger } from './ledger.ts';
import type { Progress } from './progress.ts';
import { writeScript } from './script.ts';
import { runDecision } from './steps/decision.ts';
import { lookAtSpreads } from './steps/distribution.ts';
import { runErasures } from './steps/erasures.ts';
import { runExecution } from './steps/execution.ts';
import { runExplanations } from './steps/explanations.ts';
import { runFollowUp } from './steps/follow-up.ts';
import { runForum } from './steps/forum.ts';
import { runMeasures } from './steps/measures.ts';
import { runMoves } from './steps/moves.ts';
import { runNextPeriod } from './steps/next-period.ts';
import { runObjections, runOpenObjections } from './steps/objections.ts';
import { loadCity, openCycle } from './steps/open-cycle.ts';
import { runOrganisation } from './steps/organisation.ts';
import { runPlanChanges } from './steps/plan-changes.ts';
import { assignAcrossUnits, judgeAcrossUnits, lookAtCascade, prepareDrafts } from './steps/plan-support.ts';
import { runPlanning } from './steps/planning.ts';
import { lookInForum, runRaters } from './steps/raters.ts';
import { issueReceipts, verifyReceipts } from './steps/receipts.ts';
import { showRefusals } from './steps/refusals.ts';
import { runRegimes } from './steps/regimes.ts';
import { runReview } from './steps/review.ts';
import { runRuleSets } from './steps/rule-sets.ts';
import { runSegments } from './steps/segments.ts';
import { runShares } from './steps/shares.ts';
import { setUnitTargets } from './steps/units.ts';
import { type Timing, volumeFor, type World } from './world.ts';

export type DemoOptions = {
  employees: number;
  seed: number;
  progress: Progress;
  /** A test gives each function what its policies on AWS would leave it. */
  tenantsOf?: TenantsOf;
  /** Begun by whoever has something else to do until the engine is up. */
  ground?: Promise<Ground>;
};

/** Signed tokens, one per person until the clock moves: they expire, as everywhere. */
const createTokens = (system: System, agencyId: string) => {
  const known = new Map<string, Promise<string>>();
  return {
    of: (personId: string): Promise<string> => {
      const token = known.get(personId) ?? system.issueToken(agencyId, personId);
      known.set(personId, token);
      return token;
    },
    forget: (): void => known.clear(),
  };
};

/** Everything before the first request: the operator founds the agency with its rules and its first administrator. */
const build = async (system: System, clock: DemoClock, { employees, seed, progress }: DemoOptions): Promise<World> => {
  const agency = generateAgency({ employees, seed });
  const first = agency.employees.find(({ nip }) => nip === agency.offices.administrator);
  if (first === undefined) throw new Error('the example has no administrator');
  const administrator = { nip: first.nip, name: first.name, kind: first.kind, rank: first.rank ?? null };
  const founded = await createFoundAgency(system.deps)({
    agency: { id: agency.id, name: agency.name, zone: agency.zone },
    ruleSet: defaultRuleSet,
    administrator,
  });

  const tokens = createTokens(system, agency.id);
  let away = false;
  const { send, statistics } = createHttpClient({ url: system.url, tokenOf: tokens.of, outage: () => away });
  const random = createRandom(`demo/${seed}`);
  return {
    cycleId: 'triwulan-1-2026',
    agency,
    volume: volumeFor(employees),
    random,
    script: writeScript(agency, random.fork('script')),
    clock: {
      now: clock.now,
      moveTo: (instant) => {
        clock.moveTo(instant);
        tokens.forget();
      },
    },
    client: createClient(send),
    statistics,
    ledger: createLedger(),
    progress,
    people: [],
    byNip: new Map(),
    byId: new Map(),
    offices: { mayor: '', chair: '', members: [], administrator: founded.administratorId, auditor: '' },
    openPage: async (personId) => openEvents(`${system.url}/v1/me/events`, await tokens.of(personId)),
    tick: system.tick,
    engine: { kill9: () => system.dynamo.kill9(), restart: () => system.dynamo.restart() },
    setOutage: (value) => {
      away = value;
    },
    archive: system.archiveFolder,
  };
};

export type DemoOutcome = { evidence: Evidence; timings: Timing[] };

/** Drives one quarterly cycle from the import to its end, over HTTP alone; answers with what the system says at the end. */
export const driveCycle = async (world: World): Promise<DemoOutcome> => {
  const timings: Timing[] = [];
  const timed = async <T>(step: string, work: (world: World) => Promise<T>): Promise<T> => {
    const [started, before] = [stopwatch(), world.statistics.requests];
    const done = await work(world);
    timings.push({ step, seconds: (stopwatch() - started) / 1000, requests: world.statistics.requests - before });
    return done;
  };
  await timed('import', loadCity);
  await timed('preparation', openCycle);
  await timed('refusals', showRefusals);
  await timed('key indicators set', setUnitTargets);
  await timed('drafts prepared', prepareDrafts);
  await timed('planning', runPlanning);
  await timed('plans amended and linked', runPlanChanges);
  await timed('work across units', assignAcrossUnits);
  await timed('cascade', lookAtCascade);
  await timed('execution', runExecution);
  await timed('segments', runSegments);
  await timed('work across units judged', judgeAcrossUnits);
  await timed('supervisor review and scoring', runReview);
  await timed('rater statistics', runRaters);
  await timed('organisation predicate', runOrganisation);
  await timed('rater statistics in the forum', lookInForum);
  await timed('spreads looked at', lookAtSpreads);
  await timed('committee forum', runForum);
  await timed('final decision and publication', runDecision);
  await timed('receipts', issueReceipts);
  const open = await timed('objection window', runObjections);
  await timed('open objections', () => runOpenObjections(world, open));
  await timed('receipts verified', verifyReceipts);
  await timed('explanations', runExplanations);
  await timed('rule sets', runRuleSets);
  await timed('the other regime', runRegimes);
  await timed('follow-up', runFollowUp);
  await timed('measures after the cycle', runMeasures);
  await timed('next period', runNextPeriod);
  await timed('people move', runMoves);
  await timed('targets shared out', runShares);
  await timed('texts erased', runErasures);
  return { evidence: await timed('evidence and audit export', gatherEvidence), timings };
};

/** Runs the demo on a system of its own, with its data in a folder that is thrown away afterwards. */
export const runDemo = async (options: DemoOptions): Promise<DemoOutcome> => {
  const { dataDir, dynamo, leave } = await (options.ground ?? breakGround());
  try {
    const clock = createDemoClock(opening);
    const system = await startSystem({ dataDir, dynamo, clock, tenantsOf: options.tenantsOf ?? shareTenants });
    try {
      return await driveCycle(await build(system, clock, options));
    } finally {
      await system.stop();
    }
  } finally {
    await leave();
  }
};
