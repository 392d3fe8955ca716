import { createHttpHandler } from '../http/create-http-handler.ts';
import { leaveRoutes } from '../http/routes/leaves.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), leaveRoutes);
