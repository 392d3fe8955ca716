import { createHttpHandler } from '../http/create-http-handler.ts';
import { assignedWorkRoutes } from '../http/routes/assigned-work.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), assignedWorkRoutes);
