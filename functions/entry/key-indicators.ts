import { createHttpHandler } from '../http/create-http-handler.ts';
import { keyIndicatorRoutes } from '../http/routes/key-indicators.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), keyIndicatorRoutes);
