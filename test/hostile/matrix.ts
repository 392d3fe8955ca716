import type { Store } from '../../functions/ports/store.ts';
import type { Answer, Claims } from './edge.ts';
import { claimsOf, pathOf, type Recorder, type Sample, sentOf } from './recorder.ts';
import { roles } from './roles.ts';
import { createStage, type Stage } from './stage.ts';
import { absentOf, foreignOf, idCanary, namesSomething, textCanary, twinAgency, withTwin } from './twin.ts';
import { nodesOf, withAt } from './values.ts';

/** Where an id stands in a request, and the request with another one there. */
type Place = { kind: string; name: string; with(change: (id: string) => string): Sample };

const base64 = (text: string): string => Buffer.from(text).toString('base64url');
const fromBase64 = (text: string): string => Buffer.from(text, 'base64url').toString();

/** An opaque cursor may hold ids in a wrapping; the other one is wrapped alike. */
const opened = (name: string, value: string) =>
  name === 'cursor' && !namesSomething(value)
    ? { inner: fromBase64(value), close: base64 }
    : { inner: value, close: (same: string) => same };

const inRecord = (kind: 'params' | 'query' | 'headers', sample: Sample): Place[] =>
  Object.entries(sample[kind]).flatMap(([name, value]): Place[] => {
    const { inner, close } = opened(name, value);
    if (!namesSomething(inner)) return [];
    return [
      {
        kind: name === 'cursor' ? 'cursor' : kind,
        name,
        with: (change) => ({ ...sample, [kind]: { ...sample[kind], [name]: close(change(inner)) } }),
      },
    ];
  });

const inBody = (sample: Sample): Place[] =>
  nodesOf(sample.body).flatMap(({ path, value }): Place[] =>
    typeof value === 'string' && namesSomething(value) && !value.includes(' ')
      ? [
          {
            kind: 'body',
            name: path.map((part) => (typeof part === 'number' ? '[]' : part)).join('.'),
            with: (change) => ({ ...sample, body: withAt(sample.body, path, change(value)) }),
          },
        ]
      : [],
  );

/** Each place alone, and the whole request as somebody of the other agency would send it. */
const placesOf = (sample: Sample): Place[] => {
  const alone = [
    ...inRecord('params', sample),
    ...inRecord('query', sample),
    ...inRecord('headers', sample),
    ...inBody(sample),
  ];
  if (alone.length < 2) return alone;
  const all = (change: (id: string) => string): Sample => {
    const changed = (record: Record<string, string>) =>
      Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
    const body = nodesOf(sample.body)
      .filter(({ value }) => typeof value === 'string' && namesSomething(value))
      .reduce((next, { path, value }) => withAt(next, path, change(String(value))), sample.body);
    const { params, query, headers } = sample;
    return { ...sample, params: changed(params), query: changed(query), headers: changed(headers), body };
  };
  return [...alone, { kind: 'all', name: 'everything', with: all }];
};

export type Finding = { what: string; where: string; detail: string };
export type MatrixReport = {
  cells: number;
  requests: number;
  routes: number;
  places: Map<string, number>;
  /** Requests with the city's own ids that were accepted: without them a refusal would prove nothing. */
  accepted: number;
  /** Recorded requests as the other agency's own people send them, and how many it accepts: its ids are there. */
  twinsAsked: number;
  twins: number;
  /** Those that it did not accept. */
  strangers: string[];
  statuses: Map<string, number>;
  findings: Finding[];
};

const canary = new RegExp(`${idCanary}|${textCanary}|19770707199907`, 'i');

/** What was sent may come back: the path in a problem document, an id that was accepted. */
const withoutSent = (answer: Answer, sample: Sample): string => {
  const sent = [
    pathOf(sample.route, sample.params),
    ...Object.values(sample.params),
    ...Object.values(sample.query),
    ...Object.values(sample.headers),
    ...nodesOf(sample.body).flatMap(({ value }) => (typeof value === 'string' ? [value] : [])),
  ];
  return sent
    .filter((text) => canary.test(text))
    .sort((a, b) => b.length - a.length)
    .reduce((text, one) => text.replaceAll(one, '·'), JSON.stringify(answer.headers) + answer.text);
};

const sameForm = (answer: Answer): string =>
  `${answer.status} ${JSON.stringify(answer.headers)} ${answer.text}`
    .replaceAll(/zq[78]/g, 'zq')
    .replaceAll(/ZQ[78]/g, 'ZQ')
    .replaceAll(/1977070[78]/g, 'nip')
    // Secrets and names that an act makes from its own Idempotency-Key.
    .replaceAll(/[\w-]{43}|[0-9a-f]{32}/g, 'made');

const changesOf = (stage: Stage): string[] => stage.store.changed().map((key) => stage.store.textOf(key));

const judge = (foreign: Answer, absent: Answer, sample: Sample, changes: [string[], string[]]): [string, string][] => {
  const found: [string, string][] = [];
  const rest = withoutSent(foreign, sample);
  if (canary.test(rest)) found.push(['a foreign canary in an answer', rest.slice(0, 400)]);
  if (canary.test(foreign.logs)) found.push(['a foreign canary in a log', foreign.logs.slice(0, 400)]);
  if (foreign.status >= 500) found.push(['a fault', foreign.logs.slice(0, 900)]);
  if (sameForm(foreign) !== sameForm(absent))
    found.push([
      'foreign is not answered like absent',
      `${sameForm(foreign).slice(0, 600)}\n  --\n  ${sameForm(absent).slice(0, 600)}`,
    ]);
  // An open route counts its callers in the agency that the code names, before it looks for the code.
  const counted = (text: string): boolean => sample.route.open === true && /#rate#/.test(text);
  const elsewhere = changes.flat().find((text) => text.startsWith(twinAgency) && !counted(text));
  if (elsewhere !== undefined) found.push(['written in the other agency', elsewhere.slice(0, 300)]);
  if (foreign.status >= 300 && changes[0].some((text) => !/#rate#/.test(text)))
    found.push(['written by a refused request', changes[0].join('\n').slice(0, 300)]);
  return found;
};

/** Every template by every role, with an id of the other agency in every place that holds one. */
export const runMatrix = async (
  city: Recorder,
  templates: Sample[],
  through: (store: Store) => Store = (store) => store,
): Promise<MatrixReport> => {
  const stage = createStage(city, withTwin, through);
  const report: MatrixReport = {
    cells: 0,
    requests: 0,
    routes: new Set(templates.map(({ route }) => route.operationId)).size,
    places: new Map(),
    accepted: 0,
    twinsAsked: 0,
    twins: 0,
    strangers: [],
    statuses: new Map(),
    findings: [],
  };
  const tell = async (sample: Sample, claims: Claims | null): Promise<{ answer: Answer; changes: string[] }> => {
    const answer = await stage.send(sentOf(sample, claims));
    const changes = changesOf(stage);
    stage.store.rewind();
    report.requests += 1;
    return { answer, changes };
  };
  const cell = async (sample: Sample, place: Place, role: (typeof roles)[number]): Promise<void> => {
    const foreign = place.with(foreignOf);
    const there = await tell(foreign, role.claims);
    const nowhere = await tell(
      place.with((id) => absentOf(foreignOf(id))),
      role.claims,
    );
    const { status } = there.answer;
    report.cells += 1;
    report.places.set(place.kind, (report.places.get(place.kind) ?? 0) + 1);
    report.statuses.set(String(status), (report.statuses.get(String(status)) ?? 0) + 1);
    const where = `${sample.route.operationId} as ${role.name}, ${place.kind} ${place.name}, ${sample.moment.name}`;
    for (const [what, detail] of judge(there.answer, nowhere.answer, foreign, [there.changes, nowhere.changes]))
      report.findings.push({ what, where, detail });
  };
  for (const sample of templates) {
    stage.enter(sample.moment);
    const places = placesOf(sample);
    const twin = places.at(-1);
    if (sample.by !== null && twin !== undefined) {
      const own = await tell(sample, claimsOf(sample.by));
      const { answer } = await tell(twin.with(foreignOf), claimsOf(foreignOf(sample.by), twinAgency));
      if (own.answer.status < 300) report.twinsAsked += 1;
      if (own.answer.status < 300 && answer.status < 300) report.twins += 1;
      else if (own.answer.status < 300)
        report.strangers.push(`${sample.route.operationId} ${answer.status} ${answer.text}`);
    }
    for (const role of roles) {
      const control = await tell(sample, role.claims);
      if (control.answer.status < 300) report.accepted += 1;
      const leaked = canary.exec(JSON.stringify(control.answer));
      if (leaked !== null)
        report.findings.push({
          what: 'a foreign canary in an answer',
          where: `${sample.route.operationId} as ${role.name}`,
          detail: control.answer.text.slice(0, 400),
        });
      for (const place of places) await cell(sample, place, role);
    }
  }
  return report;
};
