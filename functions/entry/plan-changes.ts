import { createHttpHandler } from '../http/create-http-handler.ts';
import { planChangeRoutes } from '../http/routes/plan-changes.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), planChangeRoutes);
