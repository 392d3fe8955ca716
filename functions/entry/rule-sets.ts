import { createHttpHandler } from '../http/create-http-handler.ts';
import { ruleSetRoutes } from '../http/routes/rule-sets.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), ruleSetRoutes);
