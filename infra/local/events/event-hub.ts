import type { Events, Listener, PersonEvent } from '../../../functions/ports/events.ts';

export type Notice = { number: number; event: PersonEvent };
export type EventHub = {
  events: Events;
  /**
   * Hears what concerns a person from now on, and before that what was told since `after`. Answers how to stop hearing.
   *
   * @param after number of the last notice heard; null for a page that has just been loaded
   */
  subscribe(listener: Listener, after: number | null, hear: (notice: Notice) => void): () => void;
};

export const eventsPath = '/v1/me/events';

/** Notices kept for a page that was away for a moment; one that was away longer loads itself anew. */
const keptPerPerson = 50;

const nameOf = ({ agencyId, personId }: Listener): string => `${agencyId}#${personId}`;

/** Carries notices from the handlers to the open pages, within one process. */
export const createEventHub = (): EventHub => {
  const pages = new Map<string, Set<(notice: Notice) => void>>();
  const kept = new Map<string, Notice[]>();
  let last = 0;
  return {
    events: {
      tell: async (listener, event) => {
        last += 1;
        const notice = { number: last, event };
        const name = nameOf(listener);
        kept.set(name, [...(kept.get(name) ?? []), notice].slice(-keptPerPerson));
        for (const hear of pages.get(name) ?? []) hear(notice);
      },
      channelOf: () => ({ protocol: 'sse', url: eventsPath }),
    },
    subscribe: (listener, after, hear) => {
      const name = nameOf(listener);
      const open = pages.get(name) ?? new Set();
      pages.set(name, open.add(hear));
      if (after !== null) for (const notice of kept.get(name) ?? []) if (notice.number > after) hear(notice);
      return () => {
        open.delete(hear);
        if (open.size === 0) pages.delete(name);
      };
    },
  };
};
