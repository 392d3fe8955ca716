import { createHttpHandler } from '../http/create-http-handler.ts';
import { obligationRoutes } from '../http/routes/obligations.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), obligationRoutes);
