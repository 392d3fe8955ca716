import type { Digest } from '../../audit/digest.ts';
import type { Activity } from '../activity.ts';
import { groupSignal } from './find-groups.ts';
import type { Signal } from './signal.ts';

/** Links that lead to the same place: the host in any case, with or without a last slash or a part of the page. */
export const comparable = (evidence: string): string =>
  evidence
    .replace(/#.*$/s, '')
    .replace(/\/+$/, '')
    .replace(/^[a-z]+:\/\/[^/?]*/i, (start) => start.toLowerCase());

/** The same link, or a file with the same bytes, under several reports. */
export const findSameEvidence = (activities: readonly Activity[], digest: Pick<Digest, 'sha256'>): Signal[] => {
  const uses = activities.flatMap((activity) =>
    [...new Set(activity.evidence.map(comparable))].map((evidence) => ({ evidence, activity })),
  );
  return [...Map.groupBy(uses, ({ evidence }) => evidence)]
    .filter(([, group]) => group.length > 1)
    .map(([evidence, group]) =>
      groupSignal(
        'same-evidence',
        digest.sha256(evidence).slice(0, 22),
        evidence,
        group.map(({ activity }) => activity),
      ),
    );
};
