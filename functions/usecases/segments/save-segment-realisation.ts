import { checkRealisation } from '../../domain/execution/check-realisation.ts';
import type { Realisation } from '../../domain/execution/realisation.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { requireAction, seeCase } from '../cases/see-case.ts';
import { loadPlanText } from '../plans/plan-text.ts';
import type { Command, Deps } from '../support/deps.ts';
import { putDocument } from '../support/put-document.ts';
import { type SegmentTarget, segmentOf } from './segment-of.ts';

/** What was measured in an earlier post, against the plan that was in force there. */
export const createSaveSegmentRealisation =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (
    command: Command,
    input: SegmentTarget & Pick<Realisation, 'items' | 'descriptions'>,
  ): Promise<{ at: Instant; version: number }> => {
    const { agencyId } = command.actor;
    const at = deps.clock.now();
    const seen = await seeCase(deps, command.actor, input);
    requireAction('report-realisation', seen, at);
    const segment = segmentOf(seen.case.data, input.number);
    const ref =
      segment.plan ??
      refuse('wrong-stage', {
        detail: "The case's own plan counts for this part of the period: report in the realisation of the case.",
      });
    const { plan } = await loadPlanText(deps, agencyId, seen.case.data, ref);
    const fields = checkRealisation(input, plan);
    if (fields.length > 0)
      refuse(fields.every(({ code }) => code === 'unknown-indicator') ? 'unknown-indicator' : 'invalid-body', {
        fields,
      });
    const { items, descriptions = [] } = input;
    const told = descriptions.length > 0 ? { descriptions } : {};
    return putDocument(
      deps,
      keys.segmentRealisation(agencyId, input.cycleId, input.employeeId, segment.from),
      { schemaVersion: 1, items, ...told, at },
      command.expectedVersion,
    );
  };
