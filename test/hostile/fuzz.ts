import { createRandom, type Random } from '../../infra/local/example/random.ts';
import type { Sent } from './edge.ts';
import { generate } from './generate.ts';
import { bodyClasses } from './mutate-body.ts';
import { requestClasses } from './mutate-request.ts';
import { faultsOf } from './oracle.ts';
import { claimsOf, type Recorder, type Sample, sentOf } from './recorder.ts';
import { roles } from './roles.ts';
import { createStage, type Stage } from './stage.ts';
import { readingsOf, restOf } from './templates.ts';

export type Finding = { what: string; route: string; way: string; replay: string; status: number; detail: string };
export type FuzzReport = {
  requests: number;
  byRoute: Map<string, number>;
  byClass: Map<string, number>;
  byStatus: Map<string, number>;
  findings: Finding[];
};

type Hostile = { sent: Sent; way: string; stranger: boolean };

const hostileRequest = (random: Random, sample: Sample): Hostile => {
  const own = sample.by === null ? null : claimsOf(sample.by);
  const claims = random.chance(0.6) ? own : random.pick(roles).claims;
  const sent = sentOf(sample, claims);
  if (sample.route.method === 'GET' || random.chance(0.2)) {
    const { name, make, stranger = false } = random.pick(requestClasses);
    return { sent: make(random, sent), way: name, stranger };
  }
  const body = random.chance(0.75) ? sample.body : generate(random, sample.route.body);
  const { name, make } = random.pick(bodyClasses);
  const { bytes, stranger } = make(random, body);
  return { sent: { ...sent, body: bytes }, way: `body: ${name}`, stranger };
};

const add = (counts: Map<string, number>, name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);

const shown = ({ method, path, search, headers, body, claims }: Sent): string =>
  JSON.stringify({
    method,
    path: path.slice(0, 300),
    search: search.slice(0, 300),
    headers,
    claims,
    body: body.toString('latin1').slice(0, 700),
  });

const answerTo = async (stage: Stage, { sent, stranger }: Hostile) => {
  const answer = await stage.send(sent);
  const changed = stage.store.changed().map((key) => ({ ...key, text: stage.store.textOf(key) }));
  stage.store.rewind();
  return { answer, faults: faultsOf({ answer, changed }, { method: sent.method, stranger }) };
};

/** Templates by their moment; each route has the same share of the requests, however often it was recorded. */
const templatesOf = (city: Recorder): Map<string, Sample[]> =>
  Map.groupBy(
    [...city.samples, ...restOf(city), ...readingsOf(city, city.moments.slice(-1))],
    ({ route }) => route.operationId,
  );

export type FuzzOptions = {
  runs: number;
  seed: number;
  /** The number of the one request to send. */
  only?: number;
  /** How many requests meet one route and moment before the next: to enter a moment costs more than a request. */
  perMoment?: number;
};

/** Sends `runs` hostile requests; request n of a seed is the same in every run, so `only` replays one. */
export const runFuzz = async (city: Recorder, options: FuzzOptions): Promise<FuzzReport> => {
  const { runs, seed, only, perMoment = 25 } = options;
  const stage = createStage(city);
  const templates = [...templatesOf(city).values()];
  const report: FuzzReport = { requests: 0, byRoute: new Map(), byClass: new Map(), byStatus: new Map(), findings: [] };
  const one = async (n: number, sample: Sample): Promise<void> => {
    const hostile = hostileRequest(createRandom(`${seed}/${n}`), sample);
    const { answer, faults } = await answerTo(stage, hostile);
    report.requests += 1;
    add(report.byRoute, sample.route.operationId);
    add(report.byClass, hostile.way);
    add(report.byStatus, String(answer.status));
    for (const what of faults) {
      const detail = `${answer.text.slice(0, 300)} ${answer.status >= 500 ? answer.logs.slice(0, 900) : ''}\n    ${shown(hostile.sent)}`;
      const replay = `--seed ${seed} --runs ${runs} --only ${n}`;
      report.findings.push({
        what,
        route: sample.route.operationId,
        way: hostile.way,
        replay,
        status: answer.status,
        detail,
      });
    }
  };
  for (let block = 0; block * perMoment < runs; block++) {
    const sample = createRandom(`${seed}/block/${block}`).pick(templates[block % templates.length] ?? []);
    const first = block * perMoment;
    if (only !== undefined && (only < first || only >= first + perMoment)) continue;
    stage.enter(sample.moment);
    for (let n = first; n < Math.min(runs, first + perMoment); n++)
      if (only === undefined || only === n) await one(n, sample);
  }
  return report;
};
