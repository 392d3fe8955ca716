import { createHttpHandler } from '../http/create-http-handler.ts';
import { reopeningRoutes } from '../http/routes/reopenings.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), reopeningRoutes);
