import * as z from 'zod';
import { noQuery } from '../../contracts/params.ts';
import { receiptParams, receiptView } from '../../contracts/receipts.ts';
import { agencyOfCode } from '../../usecases/receipts/receipt-code.ts';
import { createVerifyReceipt } from '../../usecases/receipts/verify-receipt.ts';
import { publicRoute, type Route } from '../route.ts';

/** Without a token: the code on the paper is all that somebody who checks it needs, and has. */
export const publicReceiptRoutes: Route[] = [
  publicRoute({
    operationId: 'verifyReceipt',
    method: 'GET',
    path: '/v1/receipts/{code}',
    summary: 'Whether the result behind a receipt stands: agency, cycle, dates and digest, no name and no rating.',
    tag: 'public',
    agencyOf: ({ code = '' }) => agencyOfCode(code),
    params: receiptParams,
    query: noQuery,
    body: z.undefined(),
    response: receiptView,
    status: 200,
    errors: ['too-many-requests'],
    handle: (deps) => {
      const verifyReceipt = createVerifyReceipt(deps);
      return async (visit, { params }) => ({ body: await verifyReceipt(visit, params) });
    },
  }),
];
