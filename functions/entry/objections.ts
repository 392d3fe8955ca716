import { createHttpHandler } from '../http/create-http-handler.ts';
import { objectionRoutes } from '../http/routes/objections.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), objectionRoutes);
