import { createHttpHandler } from '../http/create-http-handler.ts';
import { erasureRoutes } from '../http/routes/erasures.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), erasureRoutes);
