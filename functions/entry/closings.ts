import { createHttpHandler } from '../http/create-http-handler.ts';
import { closingRoutes } from '../http/routes/closings.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), closingRoutes);
