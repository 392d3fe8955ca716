import { checkPhase } from '../../domain/case/actions.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import { checkKeyIndicators } from '../../domain/units/check-key-indicators.ts';
import type { KeyIndicator, KeyIndicatorSheet } from '../../domain/units/key-indicator.ts';
import { keys } from '../../store/keys.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadRules } from '../support/load.ts';
import { type KeyIndicatorText, textView } from './key-indicator-view.ts';
import { putText } from './put-text.ts';
import { requireTargetSetter, seeUnit, type UnitTarget } from './see-unit.ts';

/**
 * Sets what is expected of a unit (IKU, IKK). In planning freely; while the cycle is executed only with a reason, which stays
 * with the text. Every text is kept.
 */
export const createSetKeyIndicators =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (
    command: Command,
    input: UnitTarget & { indicators: KeyIndicator[]; reason: string | null },
  ): Promise<{ view: KeyIndicatorText; version: number }> => {
    const { cycleId, unitCode, indicators } = input;
    const { agencyId, personId: by } = command.actor;
    const { cycle, unit } = await seeUnit(deps, command.actor, input);
    await requireTargetSetter(deps, command.actor, unit);
    const at = deps.clock.now();
    const phase = checkPhase(cycle, ['planning', 'execution'], true, at);
    if (phase.decision === 'refuse') throw new RefusedError(phase.refusal);
    const agreed = cycle.phase !== 'planning';
    if (agreed && input.reason === null)
      refuse('change-reason-required', {
        detail: 'Planning is over: say why the targets of the unit are changed.',
        fields: [{ pointer: '/reason', code: 'reason-required', detail: 'a reason' }],
      });
    const problems = checkKeyIndicators(indicators, await loadRules(deps, agencyId, cycle.ruleSetVersion));
    if (problems.length > 0) refuse('incomplete-plan', { fields: problems });
    const { data, version } = await putText<KeyIndicatorSheet>(
      deps,
      command,
      {
        current: keys.keyIndicators(agencyId, cycleId, unitCode),
        kept: (text) => keys.keyIndicatorText(agencyId, cycleId, unitCode, text),
      },
      (text) => ({
        schemaVersion: 1,
        unitCode,
        text,
        indicators,
        reason: input.reason,
        by,
        at,
        requestDigest: command.requestDigest,
      }),
    );
    return { view: textView(data), version };
  };
