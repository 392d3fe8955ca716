import type { z } from 'zod';
import * as answers from './answers.ts';
import { type Call, expectAnswer, expectProblem, type Send, UnexpectedAnswerError } from './http-client.ts';

/** Adds the query's members that are set. */
const withQuery = (path: string, query: Record<string, string | number | null>): string => {
  const set = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== null) set.set(name, String(value));
  return set.size === 0 ? path : `${path}?${set}`;
};

/** The API as the demo uses it: one line per call, each with the status that it has to answer. */
export const createClient = (send: Send) => {
  const ask = async <S extends z.ZodType>(as: string, call: Call, status: number, schema: S) => {
    const answer = await send(as, call);
    return { data: expectAnswer(call, answer, status, schema), version: answer.version };
  };
  const get = <S extends z.ZodType>(as: string, path: string, schema: S) =>
    ask(as, { method: 'GET', path }, 200, schema);
  const act = async (as: string, path: string, key: string, version: number, body: unknown, status = 201) =>
    (await ask(as, { method: 'POST', path, key, version, body }, status, answers.receipt)).data;
  const post = <S extends z.ZodType>(
    as: string,
    path: string,
    key: string,
    body: unknown,
    status: number,
    schema: S,
    version?: number,
  ) => ask(as, { method: 'POST', path, key, body, ...(version === undefined ? {} : { version }) }, status, schema);
  const put = (as: string, path: string, body: unknown, version?: number) =>
    ask(as, { method: 'PUT', path, body, ...(version === undefined ? {} : { version }) }, 200, answers.anything);

  const visit = async (call: Call, status: number): Promise<void> => {
    const answer = await send('', { ...call, token: '' });
    if (answer.status !== status) throw new UnexpectedAnswerError(call, answer);
  };

  /** Every page of a list. */
  async function* pages<S extends z.ZodType>(
    as: string,
    path: string,
    query: Record<string, string | number | null>,
    item: S,
  ) {
    const schema = answers.page(item);
    let cursor: string | null = null;
    do {
      const { data }: { data: z.output<typeof schema> } = await get(
        as,
        withQuery(path, { limit: 200, ...query, cursor }),
        schema,
      );
      yield* data.items;
      cursor = data.next;
    } while (cursor !== null);
  }

  return {
    /** A request that has to be refused: answers with the problem document. */
    refused: async (as: string, call: Call) => expectProblem(call, await send(as, call)),
    /** A request that may be refused for a good reason: the caller looks at the status. */
    attempt: (as: string, call: Call) => send(as, call),
    /** A call as it is, with the answer that it has to get. */
    send: async <S extends z.ZodType>(as: string, call: Call, status: number, schema: S) =>
      (await ask(as, call, status, schema)).data,
    get,
    /** A request without a sign-in, as a visitor sends it. */
    visit,
    act,
    post,
    put,
    pages,
    cycle: (as: string, cycleId: string) => get(as, `/v1/cycles/${cycleId}`, answers.cycle),
    caseOf: (as: string, cycleId: string, employeeId: string) =>
      get(as, `/v1/cycles/${cycleId}/employees/${employeeId}/case`, answers.caseAnswer),
    people: (as: string) => pages(as, '/v1/directory/employees', {}, answers.person),
    services: (as: string, cycleId: string) => get(as, `/v1/cycles/${cycleId}/services`, answers.list(answers.service)),
    service: (as: string, cycleId: string, code: string) =>
      get(as, `/v1/cycles/${cycleId}/services/${code}`, answers.service),
    motions: (as: string, cycleId: string, code: string) =>
      get(as, `/v1/cycles/${cycleId}/services/${code}/motions`, answers.list(answers.motion)),
    followUps: (as: string, cycleId: string, code: string) =>
      pages(as, `/v1/cycles/${cycleId}/services/${code}/follow-ups`, {}, answers.followUp),
  };
};
export type DemoClient = ReturnType<typeof createClient>;

/** Paths of one person's case. */
export const casePath = (cycleId: string, employeeId: string, rest: string): string =>
  `/v1/cycles/${cycleId}/employees/${employeeId}/${rest}`;
export const servicePath = (cycleId: string, code: string, rest: string): string =>
  `/v1/cycles/${cycleId}/services/${code}/${rest}`;
