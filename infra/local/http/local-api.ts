import type { RequestListener } from 'node:http';
import { createDescriptionHandler, type Description } from '../../../functions/http/create-description-handler.ts';
import { createHttpHandler, type HttpParts } from '../../../functions/http/create-http-handler.ts';
import { descriptionPath } from '../../../functions/http/openapi/describe-api.ts';
import type { Route } from '../../../functions/http/route.ts';
import { routeKeysOf } from '../../../functions/http/routing.ts';
import type { Deps } from '../../../functions/usecases/support/deps.ts';
import type { Tenants } from '../../../functions/usecases/support/tenants.ts';
import type { Admission } from './admission.ts';
import { createGateway, type GatewayRoute } from './gateway.ts';

type Options = {
  parts: HttpParts;
  deps: Pick<Deps, 'clock' | 'ids'>;
  /** The tenants of one function; without it all functions have those of `parts`. */
  tenantsOf?: (functionName: string) => Tenants;
  /** Route tables by the name of the function that serves them. */
  resources: Record<string, Route[]>;
  description: Description;
  authorize(header: string | undefined): Promise<Record<string, string>>;
  /** Without it everybody is let in. */
  admission?: Admission;
};

/** Every function of the API behind one gateway, each made from its route table just as its Lambda entry makes it. */
export const createLocalApi = ({
  parts,
  deps,
  tenantsOf,
  resources,
  description,
  authorize,
  admission,
}: Options): RequestListener => {
  const describe = createDescriptionHandler(description);
  const served = Object.entries(resources).flatMap(([functionName, routes]): GatewayRoute[] => {
    const run = createHttpHandler({ ...parts, tenants: tenantsOf?.(functionName) ?? parts.tenants }, routes);
    return routes.flatMap((route) =>
      routeKeysOf(route).map((routeKey) => ({
        routeKey,
        functionName,
        authorized: route.open !== true,
        run,
        ...(route.maximumBytes === undefined ? {} : { maximumBytes: route.maximumBytes }),
      })),
    );
  });
  const open = routeKeysOf({ method: 'GET', path: descriptionPath }).map(
    (routeKey): GatewayRoute => ({
      routeKey,
      functionName: 'description',
      authorized: false,
      run: describe,
      always: true,
    }),
  );
  return createGateway({
    routes: [...served, ...open],
    fallback: describe,
    authorize,
    clock: deps.clock,
    ids: deps.ids,
    ...(admission === undefined ? {} : { admission }),
  });
};
