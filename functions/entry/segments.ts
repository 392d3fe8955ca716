import { createHttpHandler } from '../http/create-http-handler.ts';
import { segmentRoutes } from '../http/routes/segments.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), segmentRoutes);
