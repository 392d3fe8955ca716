import type { Cycle } from '../../domain/cycle/cycle.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Actor } from '../support/deps.ts';

/** Those who look at a whole cycle: administrators and auditors, its committee and its authorised official. */
export const requireOverseer = (actor: Actor, cycle: Cycle): void => {
  const { personId, roles } = actor;
  const named = cycle.authorisedOfficialId === personId || cycle.committee.memberIds.includes(personId);
  if (!named && !roles.includes('administrator') && !roles.includes('auditor'))
    refuse('forbidden', { detail: 'Only those who oversee the cycle may read this.' });
};
