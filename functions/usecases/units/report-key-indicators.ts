import { checkPhase } from '../../domain/case/actions.ts';
import { type FieldProblem, RefusedError, refuse } from '../../domain/refusal.ts';
import type { KeyIndicatorRealisation, KeyIndicatorSheet } from '../../domain/units/key-indicator.ts';
import { keys } from '../../store/keys.ts';
import type { Command, Deps } from '../support/deps.ts';
import { type KeyIndicatorReport, reportView } from './key-indicator-view.ts';
import { putText } from './put-text.ts';
import { requireReporter, seeUnit, type UnitTarget } from './see-unit.ts';

type Items = KeyIndicatorRealisation['items'];

const problem = (index: number, code: string, detail: string): FieldProblem => ({
  pointer: `/items/${index}/indicatorId`,
  code,
  detail,
});

const check = (items: Items, sheet: KeyIndicatorSheet): void => {
  const ids = items.map(({ indicatorId }) => indicatorId);
  const repeated = ids.flatMap((id, i) =>
    ids.indexOf(id) < i ? [problem(i, 'duplicate-indicator', 'each indicator once')] : [],
  );
  if (repeated.length > 0) refuse('invalid-body', { fields: repeated });
  const known = new Set(sheet.indicators.map(({ id }) => id));
  const unknown = ids.flatMap((id, i) =>
    known.has(id) ? [] : [problem(i, 'unknown-indicator', 'a key indicator of the unit')],
  );
  if (unknown.length > 0) refuse('unknown-indicator', { fields: unknown });
};

/** The head of the unit, or an administrator, reports what was measured until the end of execution. Every report is kept. */
export const createReportKeyIndicators =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (
    command: Command,
    input: UnitTarget & { items: Items },
  ): Promise<{ view: KeyIndicatorReport; version: number }> => {
    const { cycleId, unitCode, items } = input;
    const { agencyId, personId: by } = command.actor;
    const { cycle, unit } = await seeUnit(deps, command.actor, input);
    requireReporter(command.actor, unit);
    const at = deps.clock.now();
    const phase = checkPhase(cycle, ['execution'], true, at);
    if (phase.decision === 'refuse') throw new RefusedError(phase.refusal);
    const sheet = await deps.store.get(keys.keyIndicators(agencyId, cycleId, unitCode));
    if (sheet === null) return refuse('wrong-stage', { detail: 'The unit has no key indicators to report on.' });
    check(items, sheet.data);
    const { data, version } = await putText<KeyIndicatorRealisation>(
      deps,
      command,
      {
        current: keys.keyIndicatorRealisation(agencyId, cycleId, unitCode),
        kept: (text) => keys.keyIndicatorReport(agencyId, cycleId, unitCode, text),
      },
      (text) => ({ schemaVersion: 1, unitCode, text, items, by, at, requestDigest: command.requestDigest }),
    );
    return { view: reportView(data), version };
  };
