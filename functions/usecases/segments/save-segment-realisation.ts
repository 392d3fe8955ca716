import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { requireAction, seeCase } from '../cases/see-case.ts';
import { putRealisation, type Reported } from '../realisations/put-realisation.ts';
import type { Command, Deps } from '../support/deps.ts';

import { type SegmentTarget, segmentOf } from './segment-of.ts';

/** What was measured in an earlier post, against the plan that was in force there. */
export const createSaveSegmentRealisation =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (command: Command, input: SegmentTarget & Reported): Promise<{ at: Instant; version: number }> => {
    const { agencyId } = command.actor;
    const at = deps.clock.now();
    const seen = await seeCase(deps, command.actor, input);
    requireAction('report-realisation', seen, at);
    const segment = segmentOf(seen.case.data, input.number);
    const plan =
      segment.plan ??
      refuse('wrong-stage', {
        detail: "The case's own plan counts for this part of the period: report in the realisation of the case.",
      });
    const key = keys.segmentRealisation(agencyId, input.cycleId, input.employeeId, segment.from);
    return putRealisation(deps, command, input, { subject: seen.case.data, plan, key, at });
  };
