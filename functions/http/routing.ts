import type { Route } from './route.ts';

/** `GET /v1/cycles/{cycleId}`, as API Gateway names a route; a GET is reachable by HEAD as well (RFC 9110 section 9.1). */
export const routeKeysOf = (route: Pick<Route, 'method' | 'path'>): string[] =>
  route.method === 'GET' ? [`GET ${route.path}`, `HEAD ${route.path}`] : [`${route.method} ${route.path}`];

export const indexByRouteKey = (routes: Route[]): Map<string, Route> =>
  new Map(routes.flatMap((route) => routeKeysOf(route).map((key): [string, Route] => [key, route])));
