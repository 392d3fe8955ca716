import type { Digest } from '../../ports/digest.ts';

/** `<agency>.<secret>`: whoever holds it may ask whether the receipt stands. The agency is in it because the asker has no token of ours. */
export const receiptCode = (agencyId: string, secret: string): string => `${agencyId}.${secret}`;

export const agencyOfCode = (code: string): string => code.slice(0, Math.max(0, code.indexOf('.')));

/** What a receipt is stored under. */
export const receiptName = (digest: Pick<Digest, 'sha256'>, code: string): string => digest.sha256(`receipt>${code}`);
