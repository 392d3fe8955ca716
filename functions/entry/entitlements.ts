import { createHttpHandler } from '../http/create-http-handler.ts';
import { entitlementRoutes } from '../http/routes/entitlements.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), entitlementRoutes);
