import { createHttpHandler } from '../http/create-http-handler.ts';
import { meRoutes } from '../http/routes/me.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), meRoutes);
