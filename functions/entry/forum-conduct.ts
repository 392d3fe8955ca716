import { createHttpHandler } from '../http/create-http-handler.ts';
import { forumConductRoutes } from '../http/routes/forum-conduct.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), forumConductRoutes);
