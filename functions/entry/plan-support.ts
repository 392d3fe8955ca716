import { createHttpHandler } from '../http/create-http-handler.ts';
import { planSupportRoutes } from '../http/routes/plan-support.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), planSupportRoutes);
