import { createHttpHandler } from '../http/create-http-handler.ts';
import { closingRoutes } from '../http/routes/closings.ts';
import { container } from '../runtime/container.ts';
import { createLazyWorkflow } from '../runtime/lazy-workflow.ts';

export const handler = createHttpHandler(container({ workflow: createLazyWorkflow }), closingRoutes);
