import { Agent, type IncomingMessage, request } from 'node:http';
import { request as requestSecurely, Agent as SecureAgent } from 'node:https';
import { text } from 'node:stream/consumers';
import type { z } from 'zod';
import { stopwatch } from '../../../functions/runtime/clock.ts';
import { problem } from './answers.ts';

export type Call = {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: unknown;
  /** A body that is no JSON. */
  raw?: { type: string; bytes: string | Uint8Array<ArrayBuffer> };
  /** Idempotency-Key; every POST carries one. */
  key?: string;
  /** Version of the thing to change, sent as If-Match. */
  version?: number;
  /** Sent instead of the person's own token; empty: none is sent. */
  token?: string;
};
export type Answer = { status: number; body: unknown; version: number | null; mediaType: string | null };
export type HttpStatistics = {
  requests: number;
  byStatus: Record<string, number>;
  /** Requests sent again with the same key, because the engine was away. */
  repeated: number;
  /** Server errors while nothing was wrong on purpose. */
  unexcused: number;
  milliseconds: number[];
};
/** Sends one request as one person and never throws for a refusal. */
export type Send = (personId: string, call: Call) => Promise<Answer>;

const versionOf = (etag: string | null): number | null => {
  const found = etag === null ? null : /^(?:W\/)?"(\d+)"$/.exec(etag);
  return found === null ? null : Number(found[1]);
};

/** The server could not answer, or said that it is busy: the same request may succeed later. */
const isPassing = (status: number): boolean => status === 0 || status === 429 || status >= 500;

/** Between two attempts while the engine is away: it is back within seconds, sooner if it is left alone meanwhile. */
const pauseMs = (attempt: number): number => Math.min(400, 200 * 2 ** attempt);

export class UnexpectedAnswerError extends Error {
  readonly answer: Answer;
  constructor(call: Call, answer: Answer) {
    super(`${call.method} ${call.path} answered ${answer.status}: ${JSON.stringify(answer.body)?.slice(0, 600)}`);
    this.name = 'UnexpectedAnswerError';
    this.answer = answer;
  }
}

const patienceMs = 120_000;

/** Connections to one address, http or https, kept open between requests. */
const connect = (url: string) => {
  const { protocol, hostname: host, port, pathname } = new URL(url);
  const prefix = pathname.replace(/\/$/, '');
  const isSecure = protocol === 'https:';
  const agent = isSecure ? new SecureAgent({ keepAlive: true }) : new Agent({ keepAlive: true });
  const begin = isSecure ? requestSecurely : request;
  /** Resolves with the head of the answer; its body is still to be read. */
  const exchange = (
    call: Call,
    headers: Record<string, string>,
    body: string | Uint8Array | undefined,
  ): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const { method, path } = call;
      const asked = { host, port, agent, method, path: `${prefix}${path}`, headers, timeout: patienceMs };
      const sent = begin(asked, resolve);
      sent.on('timeout', () => sent.destroy(new Error(`no answer within ${patienceMs} ms`)));
      sent.on('error', (error) => {
        // The server closed a connection that had been idle, just when it was taken again: nothing was wrong with the request.
        const isStale = sent.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
        if (isStale) resolve(exchange(call, headers, body));
        else reject(error);
      });
      sent.end(body);
    });
  return exchange;
};

/**
 * A thin client with connections kept alive. Over `node:http`: with `fetch` a demo of
 * 100 people took 62 s of processor time instead of 59, most of it of this process, which is the server's too.
 *
 * @param tokenOf a signed token for the person, as a sign-in would give it
 * @param outage tells whether the engine is away on purpose: only then is a failed request sent again
 */
export const createHttpClient = (options: {
  url: string;
  tokenOf: (personId: string) => Promise<string>;
  outage: () => boolean;
}) => {
  const exchange = connect(options.url);
  const statistics: HttpStatistics = { requests: 0, byStatus: {}, repeated: 0, unexcused: 0, milliseconds: [] };

  const once = async (personId: string, call: Call): Promise<Answer> => {
    const headers: Record<string, string> = { 'accept-language': 'en' };
    const token = call.token ?? (await options.tokenOf(personId));
    if (token !== '') headers.authorization = `Bearer ${token}`;
    if (call.raw !== undefined) headers['content-type'] = call.raw.type;
    else if (call.body !== undefined) headers['content-type'] = 'application/json';
    if (call.key !== undefined) headers['idempotency-key'] = call.key;
    if (call.version !== undefined) headers['if-match'] = `"${call.version}"`;
    const body = call.raw?.bytes ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
    const started = stopwatch();
    const response = await exchange(call, headers, body);
    const answered = await text(response);
    statistics.milliseconds.push(stopwatch() - started);
    statistics.requests++;
    const status = response.statusCode ?? 0;
    statistics.byStatus[status] = (statistics.byStatus[status] ?? 0) + 1;
    return {
      status,
      body: answered === '' ? null : JSON.parse(answered),
      version: versionOf(response.headers.etag ?? null),
      mediaType: response.headers['content-type'] ?? null,
    };
  };

  const send: Send = async (personId, call) => {
    for (let attempt = 0; ; attempt++) {
      const away = options.outage();
      const answer = await once(personId, call).catch((error: unknown): Answer => {
        if (!away && !options.outage()) throw error;
        return { status: 0, body: String(error), version: null, mediaType: null };
      });
      if (!isPassing(answer.status) || attempt > 300) return answer;
      const excused = away || options.outage() || answer.status === 429;
      if (!excused) {
        statistics.unexcused++;
        return answer;
      }
      statistics.repeated++;
      await new Promise((resolve) => setTimeout(resolve, pauseMs(attempt)));
    }
  };

  return { send, statistics };
};

/** The answer's body where the status is the one expected; throws with the problem document otherwise. */
export const expectAnswer = <S extends z.ZodType>(
  call: Call,
  answer: Answer,
  status: number,
  schema: S,
): z.output<S> => {
  if (answer.status !== status) throw new UnexpectedAnswerError(call, answer);
  return schema.parse(answer.body);
};

/** The problem document (RFC 9457) of a request that had to be refused; throws where it was not. */
export const expectProblem = (call: Call, answer: Answer): z.output<typeof problem> => {
  const refused = answer.status >= 400 && answer.status < 500;
  if (!refused || !answer.mediaType?.startsWith('application/problem+json'))
    throw new UnexpectedAnswerError(call, answer);
  return problem.parse(answer.body);
};
