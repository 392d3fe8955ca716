import { createHttpHandler } from '../http/create-http-handler.ts';
import { surveyRoutes } from '../http/routes/survey.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), surveyRoutes);
