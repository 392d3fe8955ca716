import type { z } from 'zod';
import type { Language } from '../contracts/language.ts';
import type { Scope } from '../contracts/token.ts';
import type { ListScope, ReadKind } from '../domain/access/access-entry.ts';
import type { RefusalCode } from '../domain/refusal.ts';
import type { Actor, Command, Deps } from '../usecases/support/deps.ts';

/**
 * What a handler answers; `version` becomes the ETag, `location` the Location header. `people`: whom a list names, for the log of
 * readers, where the list is short enough to be recorded by name.
 */
export type Reply<T> = { body: T; version?: number; location?: string; people?: string[] };

/** The request after the edge took it apart, before any field was checked. */
export type RawRequest = {
  actor: Actor;
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  requestKey: string | null;
  requestDigest: string;
  expectedVersion: number | null;
  /** Network address that the request came from. */
  client: string;
  /** Of the texts for people in the answer. */
  language: Language;
};

type Parsed<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  params: z.output<P>;
  query: z.output<Q>;
  body: z.output<B>;
  language: Language;
};

export type RouteSpec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> = {
  operationId: string;
  method: 'GET' | 'POST' | 'PUT';
  /** With `{name}` places, as API Gateway writes them. */
  path: `/v1/${string}`;
  /** One English sentence for the API description. */
  summary: string;
  tag: string;
  params: P;
  query: Q;
  /** `z.undefined()` for requests without a body. */
  body: B;
  /** What the route reads besides JSON, by media type: turns the bytes into the value that JSON callers send. */
  readers?: Record<string, (bytes: Uint8Array) => unknown>;
  /** Where the usual limit of the body is too small. */
  maximumBytes?: number;
  response: R;
  /** What the answer is, where it is no JSON: its body is the text itself, with an ETag over it. */
  produces?: 'text/calendar';
  status: 200 | 201 | 202;
  /** The change needs `If-Match` (428 without, 412 when stale). */
  ifMatch?: boolean;
  /** Refusals beyond the general ones (400, 401, 404, 413, 429, 500), for the API description. */
  errors?: RefusalCode[];
  /** The answer lists people: recorded once for the list. A GET with an employee in its path is recorded without this. */
  tells?: ListScope;
  /** What kinds of data are in the answer, where they are other than those of the route's tag. */
  kinds?: readonly ReadKind[];
  /**
   * A GET of one's own data (the employee in the path is the caller) that gives nothing by a role: the token alone says all that
   * is asked, and the directory is not read.
   */
  ownByToken?: true;
  /** By which scope a system of the agency may call it; without one only what is read is open to systems (`request/scope.ts`). */
  scope?: Scope;
  /** For everybody, without a token: only by `publicRoute`. */
  open?: true;
  /** Whose data an open route is about, from its path: there is no token to say it. Empty where the path names none. */
  agencyOf?(params: Record<string, string>): string;
  handle(deps: Deps): (request: Command, input: Parsed<P, Q, B>) => Promise<Reply<z.input<R>>>;
};

/** A route whose types have been closed over: the edge parses with `schemas`, then calls `invoke` with the results. */
export type Route = Omit<RouteSpec<z.ZodType, z.ZodType, z.ZodType, z.ZodType>, 'handle'> & {
  invoke(deps: Deps): (request: RawRequest, check: Check) => Promise<Reply<unknown>>;
};

/** Parses one part of the request or refuses with field problems. */
export type Check = <S extends z.ZodType>(part: 'path' | 'query' | 'body', schema: S, value: unknown) => z.output<S>;

/** Declares one route; the schemas give the handler its types, the router and the API description read the same value. */
export const route = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  spec: RouteSpec<P, Q, B, R>,
): Route => {
  const { handle, ...rest } = spec;
  return {
    ...rest,
    invoke: (deps) => {
      const run = handle(deps);
      return (request, check) =>
        run(request, {
          params: check('path', spec.params, request.params),
          query: check('query', spec.query, request.query),
          body: check('body', spec.body, request.body),
          language: request.language,
        });
    },
  };
};

/** What a request without a sign-in is known by. */
export type PublicRequest = Pick<RawRequest, 'requestKey' | 'requestDigest' | 'client'>;

/** Declares a route that asks for no token. Its handler sees no actor, so it cannot take an empty one for a person. */
export const publicRoute = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  spec: Omit<RouteSpec<P, Q, B, R>, 'handle' | 'open' | 'agencyOf'> & {
    agencyOf(params: Record<string, string>): string;
    handle(deps: Deps): (request: PublicRequest, input: Parsed<P, Q, B>) => Promise<Reply<z.input<R>>>;
  },
): Route => {
  const { handle, ...rest } = spec;
  return {
    ...rest,
    open: true,
    invoke: (deps) => {
      const run = handle(deps);
      return ({ requestKey, requestDigest, client, ...request }, check) =>
        run(
          { requestKey, requestDigest, client },
          {
            params: check('path', spec.params, request.params),
            query: check('query', spec.query, request.query),
            body: check('body', spec.body, request.body),
            language: request.language,
          },
        );
    },
  };
};
