import { createHttpHandler } from '../http/create-http-handler.ts';
import { planRoutes } from '../http/routes/plans.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), planRoutes);
