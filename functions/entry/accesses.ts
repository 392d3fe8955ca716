import { createHttpHandler } from '../http/create-http-handler.ts';
import { accessRoutes } from '../http/routes/accesses.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), accessRoutes);
