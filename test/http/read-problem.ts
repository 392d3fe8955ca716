import { type Problem, problem } from '../../functions/contracts/problem.ts';

/** The problem document of an answer that must be one. */
export const readProblem = async (response: Response): Promise<Problem> => {
  const type = response.headers.get('content-type');
  if (type !== 'application/problem+json') throw new Error(`${response.status} is no problem document but ${type}`);
  return problem.parse(await response.json());
};
