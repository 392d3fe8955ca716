import { createHash, createHmac } from 'node:crypto';
import type { Instant } from '../../functions/domain/time/instant.ts';
import type { Clock } from '../../functions/ports/clock.ts';
import type { Digest } from '../../functions/ports/digest.ts';
import type { Ids } from '../../functions/ports/ids.ts';
import type { PhaseSignal, Workflow } from '../../functions/ports/workflow.ts';

/** A clock that stands still until a test moves it. */
export type TestClock = Clock & { set(instant: Instant): void; advance(seconds: number): void };

export const testClock = (start: Instant): TestClock => {
  let current = new Date(start).getTime();
  return {
    now: () => new Date(current).toISOString(),
    set: (instant) => {
      current = new Date(instant).getTime();
    },
    advance: (seconds) => {
      current += seconds * 1000;
    },
  };
};

/** Ids and secrets in order: `id-000001`, ... */
export const testIds = (): Ids => {
  let last = 0;
  const next = (): string => {
    last += 1;
    return `id-${String(last).padStart(6, '0')}`;
  };
  return { next, secret: () => `secret-${next()}` };
};

export const testDigest: Digest = {
  sha256: (text) => createHash('sha256').update(text).digest('base64url'),
  hmac: (key, text) => createHmac('sha256', key).update(text).digest('base64url'),
  sha256Bytes: (data) => new Uint8Array(createHash('sha256').update(data).digest()),
};

export type FakeWorkflow = Workflow & {
  readonly started: { agencyId: string; cycleId: string; run: number }[];
  readonly signalled: { token: string; signal: PhaseSignal }[];
  /** What `signal` does from now on: deliver, say `gone`, or throw as a lost connection would. */
  answer(next: 'delivered' | 'gone' | 'throw'): void;
};

export const fakeWorkflow = (): FakeWorkflow => {
  const started: FakeWorkflow['started'] = [];
  const signalled: FakeWorkflow['signalled'] = [];
  let answer: 'delivered' | 'gone' | 'throw' = 'delivered';
  return {
    started,
    signalled,
    answer: (next) => {
      answer = next;
    },
    start: async (input) => {
      started.push(input);
    },
    signal: async (token, signal) => {
      if (answer === 'throw') throw new Error('the connection was lost');
      signalled.push({ token, signal });
      return answer;
    },
  };
};
