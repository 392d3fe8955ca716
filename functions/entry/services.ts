import { createHttpHandler } from '../http/create-http-handler.ts';
import { serviceRoutes } from '../http/routes/services.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), serviceRoutes);
