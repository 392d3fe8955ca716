import { systemIds } from '../../functions/runtime/ids.ts';
import { createDynamoClient } from '../../functions/store/dynamo-client.ts';
import { createDynamoStore } from '../../functions/store/dynamo-store.ts';
import { createClient } from '../../infra/local/demo/client.ts';
import type { DemoClock } from '../../infra/local/demo/demo-clock.ts';
import { createHttpClient } from '../../infra/local/demo/http-client.ts';
import { createLedger } from '../../infra/local/demo/ledger.ts';
import type { Progress } from '../../infra/local/demo/progress.ts';
import type { Script } from '../../infra/local/demo/script.ts';
import { volumeFor, type World } from '../../infra/local/demo/world.ts';
import { createRandom } from '../../infra/local/example/random.ts';
import { foundExampleAgency } from '../../infra/local/first-start/found-example-agency.ts';
import type { Deployed } from './deploy.ts';
import type { CloudIssuer } from './issuer.ts';
import { invoke, type Place } from './signed-call.ts';
import { smallCity } from './small-city.ts';

/** Besides the demo's world: how often each schedule was called from here. */
export type CloudWorld = World & { called(): number };

const seed = 2026;
/** In this order: an objection may fall due in the very round that ends another phase. */
const schedules = ['close-due-phases', 'escalate-objections', 'remind-measures', 'resend-signals', 'remind-people'];

/** Nobody departs from the rule. */
const everybodyInTime = (): Script => ({
  neverPlans: new Set(),
  submitsLate: new Set(),
  undecidedBy: new Set(),
  returnedAtLast: new Set(),
  returnedEarly: new Set(),
  abandons: new Set(),
  noRealisation: new Set(),
  noSelfReview: new Set(),
  silent: new Set(),
  unassessable: new Set(),
  describesWork: new Set(),
  amends: new Set(),
  plansAhead: new Set(),
});

/** The time that schedules are told. Functions have their own clock, the real one; this one never goes back, whatever a step asks. */
const eventClock = (): DemoClock => {
  let ahead = new Date(0).toISOString();
  const now = (): string => {
    const real = new Date().toISOString();
    return ahead > real ? ahead : real;
  };
  return {
    now,
    moveTo: (instant) => {
      const asked = new Date(instant).toISOString();
      if (asked > ahead) ahead = asked;
    },
  };
};

const notHere = (what: string) => async (): Promise<never> => {
  throw new Error(`${what}: not on a deployed stack`);
};

/** The demo's world with a deployed stack behind it instead of one process. */
export const createCloudWorld = async (parts: {
  place: Place;
  deployed: Deployed;
  apiUrl: string;
  issuer: CloudIssuer;
  progress: Progress;
}): Promise<CloudWorld> => {
  const { place, deployed, apiUrl, issuer, progress } = parts;
  const agency = smallCity(seed);
  // The operator's step: no request founds an agency.
  const store = createDynamoStore({ client: createDynamoClient(place), tableName: deployed.tableName });
  const administrator = await foundExampleAgency({ store, ids: systemIds }, agency);

  const tokenOf = (personId: string) => issuer.issue(agency.id, personId);
  const { send, statistics } = createHttpClient({ url: apiUrl, tokenOf, outage: () => false });
  const clock = eventClock();
  let called = 0;
  return {
    cycleId: 'triwulan-uji',
    agency,
    volume: volumeFor(agency.people.length),
    random: createRandom(`cloud/${seed}`),
    script: everybodyInTime(),
    clock,
    client: createClient(send),
    statistics,
    ledger: createLedger(),
    progress,
    people: [],
    byNip: new Map(),
    byId: new Map(),
    offices: { mayor: '', chair: '', members: [], administrator, auditor: '' },
    openPage: notHere('a stream of events'),
    called: () => called,
    tick: async () => {
      called++;
      for (const name of schedules) await invoke(place, `${deployed.prefix}-schedule-${name}`, { time: clock.now() });
    },
    engine: { kill9: notHere('killing the table'), restart: notHere('killing the table') },
    setOutage: () => undefined,
  };
};
