import { createHttpHandler } from '../http/create-http-handler.ts';
import { feedbackRequestRoutes } from '../http/routes/feedback-requests.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), feedbackRequestRoutes);
