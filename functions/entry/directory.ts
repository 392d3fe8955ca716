import { createHttpHandler } from '../http/create-http-handler.ts';
import { directoryRoutes } from '../http/routes/directory.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), directoryRoutes);
