import { refuse } from '../../domain/refusal.ts';
import type { Command } from '../support/deps.ts';

type Remembered = { requestKey: string; requestDigest: string };

/** Key and digest of a request that must be repeatable. */
export const requestOf = (command: Command): Remembered => {
  if (command.requestKey === null) return refuse('idempotency-key-required');
  return { requestKey: command.requestKey, requestDigest: command.requestDigest };
};

/** The document that an earlier request under the same key left; the same key with another body is refused. */
export const findRepeat = <T extends Remembered>(remembered: readonly T[], request: Remembered): T | null => {
  const found = remembered.find((r) => r.requestKey === request.requestKey) ?? null;
  if (found !== null && found.requestDigest !== request.requestDigest) refuse('idempotency-key-reused');
  return found;
};

/** @throws RefusedError `forbidden` for everybody but an administrator */
export const requireAdministrator = ({ actor }: Pick<Command, 'actor'>): void => {
  if (!actor.roles.includes('administrator'))
    refuse('forbidden', { detail: 'Only an administrator of the agency may do this.' });
};
