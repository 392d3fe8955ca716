import { createHttpHandler } from '../http/create-http-handler.ts';
import { factRoutes } from '../http/routes/facts.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), factRoutes);
