import { createHttpHandler } from '../http/create-http-handler.ts';
import { distributionRoutes } from '../http/routes/distribution.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), distributionRoutes);
