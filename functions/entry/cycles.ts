import { createHttpHandler } from '../http/create-http-handler.ts';
import { cyclesRoutes } from '../http/routes/cycles.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), cyclesRoutes);
