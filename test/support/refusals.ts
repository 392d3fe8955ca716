import { type Refusal, RefusedError } from '../../functions/domain/refusal.ts';

/** The refusal that a use case answers with; anything else that happens fails the test. */
export const refusalOf = async (attempt: Promise<unknown>): Promise<Refusal> => {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal;
    throw error;
  }
  throw new Error('nothing was refused');
};
