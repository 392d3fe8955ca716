import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Refusal } from '../../../functions/domain/refusal.ts';
import { problemResponse, safeHeaders } from '../../../functions/http/answer/responses.ts';
import type { Ids } from '../../../functions/ports/ids.ts';
import { send } from '../http/send.ts';
import { filesPath, type Grant, type LocalFiles } from './local-files.ts';
import type { Outcome } from './shelf.ts';

const refusalOf = (outcome: Exclude<Outcome, 'stored'>, { file }: Grant): Refusal => {
  const problem = (code: string, detail: string): Refusal => ({
    code: 'invalid-body',
    detail,
    fields: [{ pointer: '', code, detail }],
  });
  switch (outcome) {
    case 'too-large':
      return { code: 'body-too-large', extra: { maximumBytes: file.bytes } };
    case 'wrong-size':
      return problem('wrong-size', `The file was announced with ${file.bytes} bytes.`);
    case 'wrong-digest':
      return problem('wrong-digest', 'The bytes are not those of the digest that was announced.');
  }
};

/** RFC 6266: a name in any script, without a way out of the header. */
const attachment = (name: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`;

/** Serves the addresses that `createLocalFiles` gives out; every other request goes on to `next`. */
export const filePages = (local: LocalFiles, ids: Ids, next: RequestListener): RequestListener => {
  const refuse = (request: IncomingMessage, response: ServerResponse, refusal: Refusal): Promise<void> => {
    const acceptLanguage = request.headers['accept-language'];
    // The path is as good as a password: it is not repeated in the answer.
    return send(request, response, problemResponse(refusal, { path: filesPath, acceptLanguage, deadline: null }));
  };
  const put = async (request: IncomingMessage, response: ServerResponse, grant: Grant): Promise<void> => {
    if (request.headers['content-type'] !== grant.file.mediaType)
      return refuse(request, response, { code: 'unsupported-media-type', detail: `Send ${grant.file.mediaType}.` });
    const outcome = await local.shelf.put(grant.address, grant.file, request, ids.next());
    if (outcome !== 'stored') return refuse(request, response, refusalOf(outcome, grant));
    response.writeHead(200, { ...safeHeaders, 'content-length': 0 }).end();
  };
  const get = async (response: ServerResponse, { address, file }: Grant): Promise<void> => {
    response.writeHead(200, {
      ...safeHeaders,
      'content-security-policy': "sandbox; default-src 'none'",
      'content-type': file.mediaType,
      'content-length': file.bytes,
      'content-disposition': attachment(file.name),
    });
    await pipeline(local.shelf.read(address), response);
  };
  const serve = (request: IncomingMessage, response: ServerResponse, code: string): Promise<void> => {
    const grant = local.grantOf(code);
    if (grant?.what === 'put' && request.method === 'PUT') return put(request, response, grant);
    if (grant?.what === 'get' && request.method === 'GET') return get(response, grant);
    return refuse(request, response, { code: 'not-found' });
  };
  return (request, response) => {
    const path = request.url ?? '';
    if (path.startsWith(filesPath))
      serve(request, response, path.slice(filesPath.length)).catch(() => response.destroy());
    else next(request, response);
  };
};
