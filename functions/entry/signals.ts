import { createHttpHandler } from '../http/create-http-handler.ts';
import { signalRoutes } from '../http/routes/signals.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), signalRoutes);
