import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { agencyClaim, personClaim } from '../../../functions/contracts/token.ts';
import { refuse as refuseRequest } from '../../../functions/domain/refusal.ts';
import { refusalOf } from '../../../functions/http/answer/refusal-of.ts';
import { problemResponse, safeHeaders } from '../../../functions/http/answer/responses.ts';
import { readIdentity } from '../../../functions/http/request/identity.ts';
import { send } from '../http/send.ts';
import { type EventHub, eventsPath, type Notice } from './event-hub.ts';

type Options = {
  hub: EventHub;
  authorize(header: string | undefined): Promise<Record<string, string>>;
  /** Between two signs of life, at each of which the token is looked at again. */
  heartbeatMs?: number;
};
export type EventPages = { around(next: RequestListener): RequestListener; stop(): Promise<void> };

const textOf = ({ number, event }: Notice): string =>
  `id: ${number}\nevent: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`;

const lastHeard = (request: IncomingMessage): number | null => {
  const header = request.headers['last-event-id'];
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null;
};

/**
 * Server-sent events (HTML standard, section 9.2) for the signed-in person. The token travels in the header like everywhere, so a
 * page reads the stream by `fetch`: an address with a token in it would end up in histories and logs.
 */
export const createEventPages = ({ hub, authorize, heartbeatMs = 15_000 }: Options): EventPages => {
  const open = new Set<ServerResponse>();

  const stream = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { authorization } = request.headers;
    const identity = readIdentity(await authorize(authorization), { agency: agencyClaim, person: personClaim });
    if (identity.kind === 'system') return refuseRequest('forbidden', { detail: 'Only persons hear of events.' });
    response.writeHead(200, { ...safeHeaders, 'content-type': 'text/event-stream; charset=utf-8' });
    response.write('retry: 3000\nevent: ready\ndata: {}\n\n');
    open.add(response);
    const leave = hub.subscribe(identity, lastHeard(request), (notice) => response.write(textOf(notice)));
    const heartbeat = setInterval(() => {
      authorize(authorization).then(
        () => response.write(': \n\n'),
        () => response.end(),
      );
    }, heartbeatMs).unref();
    response.once('close', () => {
      clearInterval(heartbeat);
      leave();
      open.delete(response);
    });
  };
  const refuse = (request: IncomingMessage, response: ServerResponse, error: unknown): Promise<void> => {
    const context = { path: eventsPath, acceptLanguage: request.headers['accept-language'], deadline: null };
    return send(request, response, problemResponse(refusalOf(error), context));
  };
  return {
    around: (next) => (request, response) => {
      if (request.method === 'GET' && request.url === eventsPath)
        stream(request, response)
          .catch((error: unknown) => refuse(request, response, error))
          .catch(() => response.destroy());
      else next(request, response);
    },
    stop: async () => {
      for (const response of open) response.end();
    },
  };
};
