import type { Case } from './case.ts';

type Rated = { appraiserId: string | null; segments?: readonly { appraiserId: string | null }[] };

/** Everybody who rates a person or a part of the period, each once. */
export const ratersOf = ({ appraiserId, segments = [] }: Rated): string[] => [
  ...new Set([appraiserId, ...segments.map((segment) => segment.appraiserId)].filter((id) => id !== null)),
];

/** Those who rate have spoken: they neither vote nor decide on the objection. */
export const isRater = (personId: string, rated: Rated): boolean => ratersOf(rated).includes(personId);

/**
 * For whom a person acts as appraiser now (Plh for a holder who is away), or null where in their own right: a Plt fills a
 * vacant post and acts for nobody.
 */
export const actsFor = (personId: string, { appraiserId, segments = [] }: Case): string | null => {
  const own = segments.filter((segment) => segment.appraiserId === personId);
  const segment = personId === appraiserId ? own.at(-1) : own[0];
  return segment?.acting?.for ?? null;
};
