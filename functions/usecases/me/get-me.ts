import type { Agency } from '../../domain/agency.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { isHumanPhase } from '../../domain/cycle/phase.ts';
import type { Language } from '../../domain/directory/employee.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { type PersonView, personView } from '../directory/person-view.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf, findEmployee, loadAgency } from '../support/load.ts';

export type CycleOfMine = Pick<Cycle, 'id' | 'title' | 'kind' | 'period' | 'phase' | 'status'> & {
  /** Exclusive end of the phase that the cycle is in; null while the machine works. */
  deadline: Instant | null;
};
export type Me = {
  agency: Pick<Agency, 'id' | 'name' | 'zone'>;
  person: PersonView;
  /** Where and how the person is reminded of duties; without an address nowhere but here. */
  reminders: { email: string | null; language: Language };
  cycles: CycleOfMine[];
};

const cycleOf = ({ id, title, kind, period, phase, status, deadlines }: Cycle): CycleOfMine => ({
  id,
  title,
  kind,
  period,
  phase,
  status,
  deadline: isHumanPhase(phase) ? deadlines[phase] : null,
});

/** Who the caller is, and the cycles that run. */
export const createGetMe =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor): Promise<Me> => {
    const [agency, employee] = await Promise.all([
      loadAgency(deps, actor.agencyId),
      findEmployee(deps, actor.agencyId, actor.personId),
    ]);
    if (employee === null) return refuse('not-found', { detail: 'No such person.' });
    const cycles: CycleOfMine[] = [];
    for await (const { data } of eachOf(deps, keys.cycles(actor.agencyId))) cycles.push(cycleOf(data));
    const { id, name, zone } = agency.data;
    return {
      agency: { id, name, zone },
      person: personView(employee.data),
      reminders: { email: employee.data.email ?? null, language: employee.data.language ?? 'id' },
      cycles: cycles.filter(({ phase }) => phase !== 'closed'),
    };
  };
