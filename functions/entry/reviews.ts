import { createHttpHandler } from '../http/create-http-handler.ts';
import { reviewRoutes } from '../http/routes/reviews.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), reviewRoutes);
