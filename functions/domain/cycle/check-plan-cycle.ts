import type { Refusal } from '../refusal.ts';
import type { LocalDate } from '../time/instant.ts';
import type { Cycle } from './cycle.ts';
import { isPast } from './position.ts';

type Short = { kind: Cycle['kind']; period: { from: LocalDate; to: LocalDate } };
type Annual = Pick<Cycle, 'kind' | 'period' | 'phase' | 'deadlines'>;

const unfit = (code: string, detail: string): Refusal => ({
  code: 'plan-cycle-unfit',
  detail,
  fields: [{ pointer: '/planCycleId', code, detail }],
});

/**
 * Why a cycle cannot live by the plans of another; null where it can. In law there is one plan, the annual one, and the
 * periodic assessments run under it (PermenPANRB 6/2022 art. 5).
 *
 * @param annual null where there is no such cycle in the agency
 */
export const checkPlanCycle = (cycle: Short, annual: Annual | null): Refusal | null => {
  if (annual === null) return unfit('unknown-cycle', 'There is no such cycle in the agency.');
  if (cycle.kind === 'annual') return unfit('has-own-plan', 'An annual cycle has plans of its own.');
  if (annual.kind !== 'annual') return unfit('not-annual', 'The plans must be those of an annual cycle.');
  if (cycle.period.from < annual.period.from || annual.period.to < cycle.period.to)
    return unfit('outside-period', 'The period must lie within that of the annual cycle.');
  if (isPast(annual, 'planning')) return null;
  const deadline = annual.deadlines.planning;
  return { code: 'plans-not-closed', detail: 'The plans of the annual cycle are still being made.', deadline };
};
