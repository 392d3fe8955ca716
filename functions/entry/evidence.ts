import { createHttpHandler } from '../http/create-http-handler.ts';
import { evidenceRoutes } from '../http/routes/evidence.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), evidenceRoutes);
