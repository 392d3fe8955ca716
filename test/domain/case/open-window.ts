import type { Reopening } from '../../../functions/domain/cycle/reopening.ts';

/** End of the window, and the last instant in it. */
export const until = '2026-04-10T00:00:00.000Z';
export const now = '2026-04-09T23:59:59.999Z';

/** A closed phase that stands open again, for everybody. */
export const openWindow = (over: Partial<Reopening> = {}): Reopening => ({
  ...{ number: 1, phase: 'execution', scope: { kind: 'all' }, until, reason: 'A flood.', askedBy: 'admin' },
  ...{
    askedAt: until,
    decision: null,
    status: 'open',
    version: 2,
    closedAt: null,
    requestKey: 'k',
    requestDigest: 'd',
  },
  ...over,
});
