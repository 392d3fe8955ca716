import { createHttpHandler } from '../http/create-http-handler.ts';
import { publicCalendarRoutes } from '../http/routes/public-calendars.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), publicCalendarRoutes);
