import type { Evidence } from '../checks/check.ts';

export type LateRow = {
  nip: string;
  name: string;
  service: string;
  phase: string;
  missing: string;
  /** `own`: the employee's; `superior`: somebody else's. */
  whose: 'own' | 'superior';
  owedBy: string;
  rule: string;
  outcome: string;
};

/** Every missing act with the person whose act it was and what became of the employee. */
export const lateRows = ({ world, cases }: Evidence): LateRow[] =>
  world.people.flatMap((m) => {
    const c = cases.get(m.id);
    const outcome = c?.result ? `${c.result.predicate} (${c.result.basis})` : (c?.stage ?? '');
    return (c?.marks ?? []).map(({ phase, missing, owedBy, rule }) => {
      const whose = owedBy === m.id ? ('own' as const) : ('superior' as const);
      const name = owedBy === world.offices.mayor ? 'Wali Kota Contoh' : (world.byId.get(owedBy ?? '')?.name ?? '?');
      return { nip: m.nip, name: m.name, service: m.serviceCode, phase, missing, whose, owedBy: name, rule, outcome };
    });
  });
