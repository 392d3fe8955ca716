import type { Behaviour } from '../execution/feedback.ts';
import type { FeedbackRelease } from './feedback-release.ts';
import type { SourceOfVoice } from './feedback-rules.ts';

/** What a source said as one voice: a mean per value in points from 1 to 3, and how many people it comes from. */
export type Voice = { source: SourceOfVoice; people: number; points: Partial<Record<Behaviour, string>> };

/** What colleagues said, as scoring hears it: just what the person rated can read. */
export const voicesOf = (release: FeedbackRelease | null): Voice[] =>
  (release?.sources ?? []).map(({ source, people, values }) => ({
    source,
    people,
    points: Object.fromEntries(values.map(({ behaviour, points }) => [behaviour, points])),
  }));
