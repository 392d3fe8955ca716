import { noQuery, personParams } from '../../contracts/params.ts';
import { ownReceipt, receiptBody } from '../../contracts/receipts.ts';
import { createIssueReceipt } from '../../usecases/receipts/issue-receipt.ts';
import { type Route, route } from '../route.ts';

export const receiptRoutes: Route[] = [
  route({
    operationId: 'issueReceipt',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/receipts',
    summary: 'A receipt of your decided result, with a code by which anybody can ask whether it stands.',
    tag: 'receipts',
    params: personParams,
    query: noQuery,
    body: receiptBody,
    response: ownReceipt,
    status: 201,
    errors: ['forbidden', 'wrong-phase', 'wrong-stage', 'signature-unavailable'],
    handle: (deps) => {
      const issueReceipt = createIssueReceipt(deps);
      return async (command, { params }) => ({ body: await issueReceipt(command, params) });
    },
  }),
];
