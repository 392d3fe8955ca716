import { refuse } from '../../domain/refusal.ts';
import type { ServiceTicket } from '../../domain/survey/service-ticket.ts';
import type { Digest } from '../../ports/digest.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';

/** `<agency>.<secret>`: whoever holds it may answer once. The agency is in it because a visitor has no token of ours. */
export const ticketToken = (agencyId: string, secret: string): string => `${agencyId}.${secret}`;

/** Empty where the text is no ticket. */
export const agencyOfTicket = (token: string): string => {
  const at = token.indexOf('.');
  return at < 0 ? '' : token.slice(0, at);
};

/** What a ticket is stored under: the token itself is stored nowhere. */
export const ticketName = (digest: Pick<Digest, 'sha256'>, token: string): string => digest.sha256(`ticket>${token}`);

/** @throws RefusedError `not-found` */
export const loadTicket = async (
  deps: Pick<Deps, 'store' | 'digest'>,
  token: string,
): Promise<{ agencyId: string; ticket: Stored<ServiceTicket> }> => {
  const agencyId = agencyOfTicket(token);
  if (agencyId === '') return refuse('not-found');
  const ticket = await deps.store.get(keys.serviceTicket(agencyId, ticketName(deps.digest, token)));
  return ticket === null ? refuse('not-found') : { agencyId, ticket };
};
