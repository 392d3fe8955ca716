import { createHttpHandler } from '../http/create-http-handler.ts';
import { activityRoutes } from '../http/routes/activities.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), activityRoutes);
