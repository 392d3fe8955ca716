import { createHttpHandler } from '../http/create-http-handler.ts';
import { publicReceiptRoutes } from '../http/routes/public-receipts.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), publicReceiptRoutes);
