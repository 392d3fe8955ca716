import { createKeySigner } from '../../../functions/runtime/ed25519.ts';
import { createSignatureBy } from '../../../functions/runtime/signature/signed-by.ts';
import type { Deps } from '../../../functions/usecases/support/deps.ts';
import { evaluationCycleDefinition } from '../../../infra/local/step-functions/definition.ts';
import { NamedError } from '../../../infra/local/step-functions/named-error.ts';
import { fakeArchive, fakeEvents, fakeFiles, fakeReminders, testDigest, testIds } from '../../support/fakes.ts';
import { resume } from './city/administration.ts';
import { agencies, found } from './city/agencies.ts';
import { cycleOf } from './city/bytes.ts';
import { createClient, type Request } from './city/client.ts';
import { minutesOf, type Office, secondsOf } from './city/office.ts';
import { startTicker } from './city/ticker.ts';
import { live } from './city/town.ts';
import { createFunctions } from './engine/functions.ts';
import { createJournal, type Journal } from './engine/journal.ts';
import { createMachine } from './engine/machine.ts';
import { type Aim, createWeather } from './engine/mishaps.ts';
import type { Ground } from './engine/process.ts';
import { createDice } from './engine/seeded.ts';
import { createTrace } from './engine/trace.ts';
import { createVirtualTime } from './engine/virtual-time.ts';

const start = '2026-01-05T02:00:00.000Z';
/** Far behind every deadline: what is not closed by then never will be. */
const end = Date.parse('2026-12-31T00:00:00.000Z');

/** Runs take ten to twenty thousand; one that takes many times as much turns in a circle. */
const mostEvents = 80_000;

/** One key for all runs: a signature must be the same in every replay. */
const privateKey = `-----BEGIN PRIVATE KEY-----
${Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 9)]).toString('base64')}
-----END PRIVATE KEY-----`;

export type Options = { seed: number; keepTrace?: boolean; aims?: readonly Aim[]; tamper?: Ground['tamper'] };

/** What a run leaves behind, for the oracle and for whoever looks at it. */
export type Played = {
  seed: number;
  journal: Journal;
  requests: readonly Request[];
  closed: boolean;
  endedAt: number;
  hash: string;
  events: number;
  lines: readonly string[];
  sites: Map<string, number>;
  struck: Map<string, number>;
  /** What broke in the simulation itself. */
  broken: string[];
};

const restOf = (): Ground['rest'] => {
  const ids = testIds();
  const rest: Omit<Deps, 'store' | 'workflow' | 'clock'> = {
    ids: { next: ids.next, secret: () => testDigest.sha256(ids.secret()) },
    digest: testDigest,
    files: fakeFiles(),
    events: fakeEvents(),
    archive: fakeArchive(),
    reminders: fakeReminders(),
    signer: createKeySigner(privateKey),
    signature: createSignatureBy(createKeySigner(privateKey)),
  };
  return rest;
};

const untampered: Ground['tamper'] = { store: (store) => store, workflow: (workflow) => workflow };

/** One run: two agencies, a cycle each, from its opening to its end, in the weather of the seed. */
export const runSeed = async ({
  seed,
  keepTrace = false,
  aims = [],
  tamper = untampered,
}: Options): Promise<Played> => {
  const dice = createDice(seed);
  const time = createVirtualTime(start);
  const journal = createJournal(time.now);
  const trace = createTrace(keepTrace);
  const weather = createWeather(dice.fork('weather'), aims);
  const broken: string[] = [];
  const requests: Request[] = [];
  const go = (work: () => Promise<unknown>): void => {
    work().catch((error: unknown) =>
      broken.push(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
  };
  const sites = new Map<string, number>();
  const wires = dice.fork('wires');
  const machine = createMachine({
    time,
    dice: dice.fork('machine'),
    definition: evaluationCycleDefinition(),
    note: trace.note,
    invoke: async (task, payload) => {
      if (weather.strikes('invocation-refused')) throw new NamedError('Lambda.TooManyRequestsException', 'throttled');
      if (weather.strikes('delivered-twice'))
        time.after(wires.between(0, 60_000), () => void functions.task(task, payload).catch(() => undefined));
      const answer = functions.task(task, payload);
      if (!weather.strikes('answer-lost')) return answer;
      // The line breaks while the function runs: it goes on unheard, and may come through after the attempt that takes its place.
      answer.catch(() => undefined);
      await time.sleep(wires.between(0, 1500));
      throw new NamedError('Lambda.SdkClientException', 'the answer was lost');
    },
    ended: ({ status }, { agencyId }) => {
      const office = offices.find(({ agency }) => agency === agencyId);
      if (status === 'FAILED' && office !== undefined)
        time.after(wires.between(minutesOf(1), minutesOf(90)), () => go(() => resume(office)));
    },
  });
  const ground: Ground = { time, journal, weather, trace, sites, workflow: machine.workflow, rest: restOf(), tamper };
  const functions = createFunctions(ground);
  const offices = agencies.map((agency): Office => {
    const own = dice.fork(agency);
    const client = createClient({ functions, time, dice: own.fork('client'), weather, trace, requests });
    return { agency, client, time, dice: own, journal, notes: new Map(), count: weather.count, go };
  });

  const founder = journal.storeFor(() => 'founder');
  for (const agency of agencies) for (const write of found(agency)) await founder.commit([write]);
  // The system's clock is set back ten seconds some times, for a while.
  for (let n = 0; n < 6; n++)
    time.at(time.now() + wires.next() * minutesOf(60 * 24 * 150), () => {
      time.skew(-10);
      weather.count('clock set back');
      time.after(wires.between(secondsOf(5), minutesOf(60 * 24 * 3)), () => time.skew(0));
    });
  startTicker({ functions, time, dice: dice.fork('ticker'), journal, count: weather.count });
  for (const office of offices) live(office);

  const isClosed = (agency: string): boolean => cycleOf(journal, agency)?.data.phase === 'closed';
  let closed = false;
  let watched = 0;
  while (time.now() < end && trace.events() < mostEvents && broken.length === 0 && (await time.step())) {
    if (watched === journal.entries.length) continue;
    watched = journal.entries.length;
    closed = agencies.every(isClosed);
    if (closed && machine.running() === 0) break;
  }
  return {
    ...{ seed, journal, requests, closed, broken, sites },
    endedAt: time.now(),
    hash: trace.hash(),
    events: trace.events(),
    lines: trace.lines,
    struck: weather.struck,
  };
};
