import { createHttpHandler } from '../http/create-http-handler.ts';
import { receiptRoutes } from '../http/routes/receipts.ts';
import { container } from '../runtime/container.ts';

export const handler = createHttpHandler(container(), receiptRoutes);
