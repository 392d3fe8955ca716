import * as z from 'zod';
import { errorTable } from '../../contracts/errors.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import type { Route } from '../route.ts';

export const hasBody = (route: Pick<Route, 'body'>): boolean => !(route.body instanceof z.ZodUndefined);

const general = ['invalid-parameter', 'not-found', 'busy', 'internal'] as const;
const withToken = ['unauthenticated', 'forbidden'] as const;
const withBody = ['invalid-body', 'body-too-large', 'unsupported-media-type'] as const;
const withKey = ['idempotency-key-required', 'idempotency-key-reused', 'conflict'] as const;
const withVersion = ['precondition-required', 'precondition-failed'] as const;

/** Every code that a route may refuse with: those of its kind and those it names itself, in the order of their status. */
export const codesOf = (route: Route): RefusalCode[] => {
  const codes = new Set<RefusalCode>([
    ...general,
    ...(route.open ? [] : withToken),
    ...(hasBody(route) ? withBody : []),
    ...(route.method === 'POST' ? withKey : []),
    ...(route.ifMatch || route.method === 'PUT' ? withVersion : []),
    ...(route.errors ?? []),
  ]);
  return [...codes].sort((a, b) => errorTable[a].status - errorTable[b].status || (a < b ? -1 : 1));
};
