import type { Realisation } from '../../domain/execution/realisation.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import { type FieldProblem, refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, requireAction, seeCase } from '../cases/see-case.ts';
import { loadPlanText } from '../plans/plan-text.ts';
import type { Command, Deps } from '../support/deps.ts';
import { putDocument } from '../support/put-document.ts';

const unknownIn = (items: Realisation['items'], plan: Plan): FieldProblem[] => {
  const known = new Set(plan.workResults.flatMap((w) => w.indicators.map((i) => i.id)));
  return items.flatMap(({ indicatorId }, index) =>
    known.has(indicatorId)
      ? []
      : [{ pointer: `/items/${index}/indicatorId`, code: 'unknown-indicator', detail: 'an indicator of the plan' }],
  );
};

const repeatedIn = (items: Realisation['items']): FieldProblem[] =>
  items.flatMap(({ indicatorId }, index) =>
    items.findIndex((other) => other.indicatorId === indicatorId) === index
      ? []
      : [{ pointer: `/items/${index}/indicatorId`, code: 'duplicate-indicator', detail: 'each indicator once' }],
  );

/** The employee reports what was measured. An indicator left out is missing, never zero. */
export const createSaveRealisation =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (
    command: Command,
    input: CaseTarget & Pick<Realisation, 'items'>,
  ): Promise<{ at: Instant; version: number }> => {
    const { agencyId } = command.actor;
    const at = deps.clock.now();
    const seen = await seeCase(deps, command.actor, input);
    requireAction('report-realisation', seen, at);
    const ref = seen.case.data.plan ?? refuse('wrong-stage', { detail: 'There is no plan in force.' });
    const { plan } = await loadPlanText(deps, agencyId, seen.case.data, ref);
    const repeated = repeatedIn(input.items);
    if (repeated.length > 0) refuse('invalid-body', { fields: repeated });
    const unknown = unknownIn(input.items, plan);
    if (unknown.length > 0) refuse('unknown-indicator', { fields: unknown });
    return putDocument(
      deps,
      keys.realisation(agencyId, input.cycleId, input.employeeId),
      { schemaVersion: 1, items: input.items, at },
      command.expectedVersion,
    );
  };
