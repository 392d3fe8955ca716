import { createHash, createHmac } from 'node:crypto';
import type { Instant } from '../../functions/domain/time/instant.ts';
import { type Archive, ArchiveUnavailableError } from '../../functions/ports/archive.ts';
import type { Clock } from '../../functions/ports/clock.ts';
import type { Digest } from '../../functions/ports/digest.ts';
import type { Events, Listener, PersonEvent } from '../../functions/ports/events.ts';
import type { FileAddress, FileDescription, Files } from '../../functions/ports/files.ts';
import type { Ids } from '../../functions/ports/ids.ts';
import { type Reminder, type Reminders, ReminderUnsentError } from '../../functions/ports/reminders.ts';
import type { SignatureService } from '../../functions/ports/signature.ts';
import type { Signer } from '../../functions/ports/signer.ts';
import type { PhaseSignal, Workflow } from '../../functions/ports/workflow.ts';
import { createKeySigner, newPrivateKey } from '../../functions/runtime/ed25519.ts';
import { createSignatureBy } from '../../functions/runtime/signature/signed-by.ts';

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
  /** What `signal` does from now on: deliver, say `gone`, or throw as a lost connection would, which `start` does then as well. */
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
      if (answer === 'throw') throw new Error('the connection was lost');
      started.push(input);
    },
    signal: async (token, signal) => {
      if (answer === 'throw') throw new Error('the connection was lost');
      signalled.push({ token, signal });
      return answer;
    },
  };
};

export type FakeFiles = Files & { arrive(address: FileAddress, file: FileDescription): void };

/** Files that are there once a test says that they arrived. */
export const fakeFiles = (): FakeFiles => {
  const there = new Map<string, FileDescription>();
  const nameOf = (address: FileAddress): string => JSON.stringify(Object.entries(address).sort());
  const expiresAt = '2099-01-01T00:00:00.000Z';
  return {
    arrive: (address, file) => void there.set(nameOf(address), file),
    find: async (address) => there.get(nameOf(address)) ?? null,
    prepareUpload: async ({ sha256 }) => ({ method: 'PUT', url: `put:${sha256}`, headers: {}, expiresAt }),
    prepareDownload: async ({ sha256 }) => ({ url: `get:${sha256}`, expiresAt }),
    remove: async (address) => void there.delete(nameOf(address)),
  };
};

export type FakeArchive = Archive & {
  /** What stands there, by agency and name. */
  readonly texts: Map<string, string>;
  /** From now on nothing is taken in, as when the service is away. */
  fail(away: boolean): void;
};

export const fakeArchive = (): FakeArchive => {
  const texts = new Map<string, string>();
  let away = false;
  return {
    texts,
    fail: (now) => {
      away = now;
    },
    keep: async ({ agencyId, name }, text) => {
      if (away) throw new ArchiveUnavailableError('the archive is away');
      const path = `${agencyId}/${name}`;
      const found = texts.get(path) ?? text;
      texts.set(path, found);
      return found === text ? 'kept' : 'contradicted';
    },
  };
};

export type FakeEvents = Events & { readonly told: { listener: Listener; event: PersonEvent }[] };

export const fakeEvents = (): FakeEvents => {
  const told: FakeEvents['told'] = [];
  return {
    told,
    tell: async (listener, event) => void told.push({ listener, event }),
    channelOf: () => ({ protocol: 'poll', everySeconds: 30 }),
  };
};

export type FakeReminders = Reminders & {
  readonly sent: Reminder[];
  /** How many of the next messages the channel does not take. */
  refuse(next: number): void;
};

/** A channel that keeps what it was given. */
export const fakeReminders = (): FakeReminders => {
  const sent: Reminder[] = [];
  let refused = 0;
  return {
    sent,
    refuse: (next) => {
      refused = next;
    },
    send: async (reminder) => {
      if (refused > 0) {
        refused -= 1;
        throw new ReminderUnsentError('the channel is down');
      }
      sent.push(reminder);
      return reminder.email === null ? 'no-address' : 'sent';
    },
  };
};

/** One key for the whole run of the tests. */
export const testSigner: Signer = createKeySigner(newPrivateKey());
/** A signature as Ed25519 makes it, by a key that every run knows: the same text gets the same seal. */
export const testSignature = (): SignatureService => createSignatureBy(createKeySigner(testKey));

const testKey = `-----BEGIN PRIVATE KEY-----
${Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 7)]).toString('base64')}
-----END PRIVATE KEY-----`;
