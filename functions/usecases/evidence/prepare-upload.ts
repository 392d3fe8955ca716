import { checkAction } from '../../domain/case/actions.ts';
import { evidenceFileName } from '../../domain/execution/activity.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { FileDescription, Upload } from '../../ports/files.ts';
import { type CaseTarget, requireAction, type SeenCase, seeCase } from '../cases/see-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadRules } from '../support/load.ts';

export type UploadInput = CaseTarget & FileDescription & { sha256: string };
export type PreparedUpload = {
  /** What a report names the file by. */
  evidence: string;
  /** Null where the very same file is there already. */
  upload: Upload | null;
};

/** Files belong to a daily report, an objection, or what a side says to it; the refusal is that of the report. */
const requireAnyAction = (seen: SeenCase, now: Instant): void => {
  const input = { cycle: seen.cycle, case: seen.case.data, relations: seen.relations, now };
  const isAllowed = (['file-objection', 'state-on-objection'] as const).some(
    (action) => checkAction(action, input).decision === 'allow',
  );
  if (!isAllowed) requireAction('report-activity', seen, now);
};

/**
 * A place for a file of evidence. Its name is its digest, so that sending it twice stores it once, nothing is written to the
 * table, and a report that names it is bound to its bytes.
 */
export const createPrepareUpload =
  (deps: Pick<Deps, 'store' | 'clock' | 'files'>) =>
  async (command: Command, input: UploadInput): Promise<PreparedUpload> => {
    const { agencyId } = command.actor;
    const { cycleId, employeeId, sha256, name, mediaType, bytes } = input;
    const seen = await seeCase(deps, command.actor, input);
    requireAnyAction(seen, deps.clock.now());
    const { activities } = await loadRules(deps, agencyId, seen.cycle.ruleSetVersion);
    const { maximumBytes, mediaTypes } = activities.evidence;
    if (bytes > maximumBytes)
      refuse('body-too-large', {
        detail: `A file of evidence may hold ${maximumBytes} bytes.`,
        extra: { maximumBytes },
        fields: [{ pointer: '/bytes', code: 'too_big', detail: `at most ${maximumBytes}` }],
      });
    if (!mediaTypes.includes(mediaType))
      refuse('unsupported-media-type', {
        detail: `Evidence may be: ${mediaTypes.join(', ')}.`,
        fields: [{ pointer: '/mediaType', code: 'invalid_value', detail: mediaTypes.join(', ') }],
      });
    const address = { agencyId, cycleId, employeeId, sha256 };
    const there = await deps.files.find(address);
    return {
      evidence: evidenceFileName(sha256),
      upload: there === null ? await deps.files.prepareUpload(address, { name, mediaType, bytes }) : null,
    };
  };
