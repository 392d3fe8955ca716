import { createHttpHandler } from '../http/create-http-handler.ts';
import { publicSurveyRoutes } from '../http/routes/public-survey.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), publicSurveyRoutes);
