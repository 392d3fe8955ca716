import { createHttpHandler } from '../http/create-http-handler.ts';
import { raterStatisticsRoutes } from '../http/routes/rater-statistics.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), raterStatisticsRoutes);
