import { windowOf } from '../../domain/cycle/reopening-rules.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Key } from '../../ports/store.ts';
import type { SeenCase } from '../cases/see-case.ts';
import type { Deps } from '../support/deps.ts';

/**
 * In a phase that is reopened after scoring what was missing may be added. What a result rests on stays as it is: whoever reads that
 * version later must find the very documents that it was reckoned from.
 */
export const keepWhatWasScored = async (
  deps: Pick<Deps, 'store'>,
  { cycle, case: { data: subject } }: SeenCase,
  key: Key<{ at: Instant }>,
): Promise<void> => {
  if (subject.stage !== 'scored' && subject.stage !== 'unassessed') return;
  const since = windowOf(cycle, subject, 'execution')?.decision?.at;
  const found = await deps.store.get(key);
  if (found !== null && (since === undefined || found.data.at < since))
    refuse('wrong-stage', {
      detail: 'The result rests on what was reported: in a reopened phase only what is missing is added.',
    });
};
