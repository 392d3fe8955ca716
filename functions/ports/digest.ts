export type { Digest } from '../domain/audit/digest.ts';
