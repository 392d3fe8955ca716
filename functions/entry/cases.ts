import { createHttpHandler } from '../http/create-http-handler.ts';
import { caseRoutes } from '../http/routes/cases.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), caseRoutes);
