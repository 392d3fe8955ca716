import { type Refusal, RefusedError } from '../../domain/refusal.ts';
import { SignatureUnavailableError } from '../../ports/signature.ts';
import { ConflictError, StoreBusyError } from '../../ports/store.ts';

/** What a thrown value means to the caller. Anything that nobody foresaw is our fault and says nothing about itself. */
export const refusalOf = (error: unknown): Refusal => {
  if (error instanceof RefusedError) return error.refusal;
  if (error instanceof StoreBusyError) return { code: 'busy' };
  if (error instanceof ConflictError) return { code: 'conflict' };
  if (error instanceof SignatureUnavailableError) return { code: 'signature-unavailable' };
  return { code: 'internal' };
};
