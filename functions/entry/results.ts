import { createHttpHandler } from '../http/create-http-handler.ts';
import { resultRoutes } from '../http/routes/results.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), resultRoutes);
