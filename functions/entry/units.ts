import { createHttpHandler } from '../http/create-http-handler.ts';
import { unitRoutes } from '../http/routes/units.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), unitRoutes);
