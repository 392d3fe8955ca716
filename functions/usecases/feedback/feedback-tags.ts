import type { Digest } from '../../ports/digest.ts';

/** Names under the cycle's secret: the same for the same author, and without the secret nobody's. */
export const feedbackTags = (digest: Pick<Digest, 'hmac'>, secret: string) => ({
  author: (authorId: string, employeeId: string): string => digest.hmac(secret, `${authorId}>${employeeId}`),
  request: (requestKey: string): string => digest.hmac(secret, `request>${requestKey}`),
  ticket: (issuerId: string, requestKey: string, n: number): string =>
    digest.hmac(secret, `ticket>${issuerId}>${requestKey}>${n}`),
});
