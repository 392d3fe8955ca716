import type { Events } from '../ports/events.ts';

/**
 * Where no push channel is set up, an open page looks again every so often (docs/decisions, "a review reaches the browser"). Notices say
 * only that something is there to be read, so nothing is lost by not sending them.
 */
export const pollingEvents: Events = {
  tell: async () => undefined,
  channelOf: () => ({ protocol: 'poll', everySeconds: 30 }),
};
