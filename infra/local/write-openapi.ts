import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { allRoutes } from '../../functions/http/all-routes.ts';
import { describeApi } from '../../functions/http/openapi/describe-api.ts';

const root = new URL('../../', import.meta.url);
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('package.json', root), 'utf8')));

writeFileSync(new URL('docs/openapi.json', root), `${JSON.stringify(describeApi(allRoutes, version), null, 1)}\n`);
console.log(`docs/openapi.json describes ${allRoutes.length} operations.`);
