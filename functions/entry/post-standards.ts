import { createHttpHandler } from '../http/create-http-handler.ts';
import { postStandardRoutes } from '../http/routes/post-standards.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), postStandardRoutes);
