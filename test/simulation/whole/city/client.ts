import type { Sent } from '../../../hostile/edge.ts';
import { headersOf, pathOf, routeOf, searchOf } from '../../../hostile/recorder.ts';
import type { Functions } from '../engine/functions.ts';
import type { Weather } from '../engine/mishaps.ts';
import type { Dice } from '../engine/seeded.ts';
import type { Trace } from '../engine/trace.ts';
import type { VirtualTime } from '../engine/virtual-time.ts';
import type { AgencyId } from './agencies.ts';

/** What one person sent, and every answer that came back: the other half of what the oracle judges by. */
export type Request = {
  agency: AgencyId;
  by: string;
  operation: string;
  params: Record<string, string>;
  body: unknown;
  key: string;
  /** The version that it named; null where it named none. */
  version: number | null;
  sentAt: number;
  answers: { sentAt: number; at: number; status: number; code: string | null; text: string }[];
  /** Deliveries to which no answer came. */
  unanswered: number;
};
export type Asked = {
  params?: Record<string, string>;
  body?: unknown;
  version?: number;
  query?: Record<string, string>;
};

/** The status of the last answer; 0 where there was none however often it was sent. */
export type Outcome = { status: number; code: string | null; text: string };
export type Client = {
  ask(agency: AgencyId, by: string, operation: string, asked?: Asked): Promise<Outcome>;
};

type Parts = {
  functions: Functions;
  time: VirtualTime;
  dice: Dice;
  weather: Weather;
  trace: Trace;
  /** Where every request is put down, of all agencies. */
  requests: Request[];
};

const mostAttempts = 5;

const codeOf = (text: string): string | null => {
  const parsed: unknown = text === '' ? null : JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null || !('code' in parsed)) return null;
  return typeof parsed.code === 'string' ? parsed.code : null;
};

/** People with browsers: a request whose answer does not come, or that is refused for load, is sent again as it was. */
export const createClient = ({ functions, time, dice, weather, trace, requests }: Parts): Client => {
  const send = async (request: Request, asked: Asked): Promise<Outcome | null> => {
    const route = routeOf(request.operation);
    const sentAt = time.now();
    const sent: Sent = {
      method: route.method,
      path: pathOf(route, request.params),
      search: searchOf(asked.query ?? {}),
      headers: headersOf(route, request.key, asked.version),
      body: Buffer.from(request.body === undefined ? '' : JSON.stringify(request.body)),
      // Nobody in particular: a route that is open to everybody.
      claims: request.by === '' ? null : { sub: request.by, agency: request.agency },
    };
    try {
      const { status, text } = await functions.request(request.operation, sent);
      const lost = weather.strikes('answer-lost');
      const code = status < 300 ? null : codeOf(text);
      trace.note(`${time.now()} ${request.agency} ${request.by} ${request.operation} ${status} ${code ?? ''} ${text}`);
      if (lost) {
        request.unanswered += 1;
        return null;
      }
      request.answers.push({ sentAt, at: time.now(), status, code, text });
      return { status, code, text };
    } catch {
      request.unanswered += 1;
      return null;
    }
  };

  return {
    ask: async (agency, by, operation, asked = {}) => {
      const { params = {}, body } = asked;
      const key = `request-${String(requests.length).padStart(6, '0')}`;
      const request: Request = {
        ...{ agency, by, operation, params, body, key, version: asked.version ?? null },
        ...{ sentAt: time.now(), answers: [], unanswered: 0 },
      };
      requests.push(request);
      // A proxy that repeats what it had sent already, soon or much later.
      if (weather.strikes('delivered-twice'))
        time.after(dice.between(0, 400_000), () => {
          if (requests.at(-1) !== request) weather.count('delivered out of order');
          void send(request, asked);
        });
      for (let attempt = 0; attempt < mostAttempts; attempt++) {
        const answer = await send(request, asked);
        if (answer !== null && answer.status < 500 && answer.status !== 429) return answer;
        await time.sleep(dice.between(200, 4000) * 2 ** attempt);
      }
      return { status: 0, code: null, text: '' };
    },
  };
};
