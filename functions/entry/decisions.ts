import { createHttpHandler } from '../http/create-http-handler.ts';
import { decisionRoutes } from '../http/routes/decisions.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), decisionRoutes);
