import { createHttpHandler } from '../http/create-http-handler.ts';
import { forumRoutes } from '../http/routes/forum.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), forumRoutes);
