import type { Instant, LocalDate } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { loadAgency } from '../support/load.ts';
import { loadTicket } from './ticket-token.ts';

/** What a visitor sees of a ticket: the service, and not who served, who knows it already. */
export type TicketView = {
  agency: string;
  unit: string;
  service: string;
  servedOn: LocalDate;
  until: Instant;
  status: 'open' | 'answered' | 'expired';
};

export const createReadTicket =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  async ({ token }: { token: string }): Promise<TicketView> => {
    const { agencyId, ticket } = await loadTicket(deps, token);
    const { unitCode, service, servedOn, until, answer } = ticket.data;
    const [agency, unit] = await Promise.all([
      loadAgency(deps, agencyId),
      deps.store.get(keys.unit(agencyId, unitCode)),
    ]);
    const expired = deps.clock.now() >= until;
    return {
      agency: agency.data.name,
      unit: unit?.data.name ?? unitCode,
      service,
      servedOn,
      until,
      status: answer !== null ? 'answered' : expired ? 'expired' : 'open',
    };
  };
