import * as z from 'zod';
import { noQuery } from '../../contracts/params.ts';
import { surveyAnswerBody, ticketParams, ticketReceipt, ticketView } from '../../contracts/survey.ts';
import { surveyTexts } from '../../contracts/survey-texts.ts';
import { surveyElements } from '../../domain/survey/survey-elements.ts';
import { createAnswerTicket } from '../../usecases/survey/answer-ticket.ts';
import { createReadTicket } from '../../usecases/survey/read-ticket.ts';
import { agencyOfTicket } from '../../usecases/survey/ticket-token.ts';
import { publicRoute, type Route } from '../route.ts';

const questions = surveyElements.map((element) => {
  const { question, options } = surveyTexts[element];
  return { element, question, options: options.map((text, i) => ({ score: i + 1, text })) };
});

const agencyOf = ({ token = '' }: Record<string, string>): string => agencyOfTicket(token);

/** The only routes without a token beside the API description: a ticket's link is all that a visitor needs, and has. */
export const publicSurveyRoutes: Route[] = [
  publicRoute({
    operationId: 'readTicket',
    method: 'GET',
    path: '/v1/public/tickets/{token}',
    summary: 'The service that a ticket is about, and the nine questions with their answers in both languages.',
    tag: 'public',
    agencyOf,
    params: ticketParams,
    query: noQuery,
    body: z.undefined(),
    response: ticketView,
    status: 200,
    handle: (deps) => {
      const run = createReadTicket(deps);
      return async (_, { params }) => ({ body: { ...(await run(params)), questions } });
    },
  }),
  publicRoute({
    operationId: 'answerTicket',
    method: 'POST',
    path: '/v1/public/tickets/{token}/answers',
    summary: 'The one answer to a ticket.',
    tag: 'public',
    agencyOf,
    params: ticketParams,
    query: noQuery,
    body: surveyAnswerBody,
    response: ticketReceipt,
    status: 201,
    errors: ['deadline-passed', 'wrong-phase', 'already-exists', 'too-many-requests'],
    handle: (deps) => {
      const run = createAnswerTicket(deps);
      return async (visit, { params, body }) => ({ body: await run(visit, { ...params, ...body }) });
    },
  }),
];
