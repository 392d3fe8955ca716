import { createHttpHandler } from '../http/create-http-handler.ts';
import { rehearsalRoutes } from '../http/routes/rehearsals.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), rehearsalRoutes);
