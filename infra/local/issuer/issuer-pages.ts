import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { safeHeaders } from '../../../functions/http/answer/responses.ts';
import { type Issuer, tokenHours } from './oidc-issuer.ts';
import { signInPage } from './sign-in-page.ts';

const page = {
  ...safeHeaders,
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
};

const answer = (response: ServerResponse, status: number, headers: Record<string, string>, body: string): void => {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
};

const json = (response: ServerResponse, body: object): void =>
  answer(response, 200, { ...safeHeaders, 'content-type': 'application/json' }, JSON.stringify(body));

const signIn = async (issuer: Issuer, url: string, code: string, response: ServerResponse): Promise<void> => {
  const subject = issuer.subjectOf(code);
  if (subject === null) {
    answer(
      response,
      404,
      page,
      '<!doctype html><p>Tautan masuk ini sudah tidak berlaku. / This sign-in link is void.\n',
    );
    return;
  }
  const token = await issuer.issue(subject.agencyId, subject.personId);
  answer(response, 200, page, signInPage({ who: subject.label, token, url, hours: tokenHours }));
};

/** The issuer's own pages; every other request goes on to `next`. */
export const issuerPages =
  (issuer: Issuer, url: string, next: RequestListener): RequestListener =>
  (request: IncomingMessage, response: ServerResponse) => {
    const path = request.method === 'GET' ? (request.url ?? '') : '';
    if (path === '/oidc/.well-known/openid-configuration') json(response, issuer.documents.discovery);
    else if (path === '/oidc/jwks.json') json(response, issuer.documents.keySet);
    else if (path.startsWith('/sign-in/'))
      signIn(issuer, url, path.slice('/sign-in/'.length), response).catch(() => response.destroy());
    else next(request, response);
  };
