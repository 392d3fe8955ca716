import type { DirectoryRole } from '../../domain/directory/employee.ts';
import type { Archive } from '../../ports/archive.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Digest } from '../../ports/digest.ts';
import type { Events } from '../../ports/events.ts';
import type { Files } from '../../ports/files.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Reminders } from '../../ports/reminders.ts';
import type { SignatureService } from '../../ports/signature.ts';
import type { Signer } from '../../ports/signer.ts';
import type { Store } from '../../ports/store.ts';
import type { Workflow } from '../../ports/workflow.ts';

/** Everything a use case may touch. Each takes the `Pick` that it needs. */
export type Deps = {
  store: Store;
  workflow: Workflow;
  clock: Clock;
  ids: Ids;
  digest: Digest;
  files: Files;
  events: Events;
  signer: Signer;
  signature: SignatureService;
  archive: Archive;
  reminders: Reminders;
};

/** The person behind a request: agency and person from the verified token, roles from the directory. */
export type Actor = {
  agencyId: string;
  personId: string;
  roles: DirectoryRole[];
  /** A system without the scope `roles`: what it imports leaves everybody's roles as they are. */
  leavesRoles?: true;
};

/** A request that changes something. */
export type Command = {
  actor: Actor;
  /** Idempotency-Key, null on methods that are idempotent by themselves (PUT). */
  requestKey: string | null;
  /** Digest of method, path and body: tells a repeat from another request under the same key. */
  requestDigest: string;
  /** From If-Match, null where the caller sent none. */
  expectedVersion: number | null;
};
