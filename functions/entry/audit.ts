import { createHttpHandler } from '../http/create-http-handler.ts';
import { auditRoutes } from '../http/routes/audit.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), auditRoutes);
