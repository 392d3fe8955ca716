import { createHttpHandler } from '../http/create-http-handler.ts';
import { followUpRoutes } from '../http/routes/follow-ups.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), followUpRoutes);
