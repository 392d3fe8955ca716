import { ConflictError, type Store, type Write } from '../../functions/ports/store.ts';
import type { Workflow } from '../../functions/ports/workflow.ts';
import type { Cast } from './close-protocol.ts';

/** A lost update: where a version does not fit, the write goes in all the same. */
const forceVersions = (store: Store): Store => ({
  ...store,
  commit: async (writes) => {
    try {
      await store.commit(writes);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const found = await store.getMany(writes.map(({ key }) => key));
      await store.commit(writes.map((write, i) => overwrite(write, found[i]?.version ?? null)));
    }
  },
});

const overwrite = (write: Write, version: number | null): Write => {
  if (write.kind !== 'insert' && write.kind !== 'replace') return version === null ? write : { ...write, version };
  const { key, data } = write;
  return version === null ? { kind: 'insert', key, data } : { kind: 'replace', key, version, data };
};

/** A commit in parts: every write by itself, in order. */
const tearCommits = (store: Store): Store => ({
  ...store,
  commit: async (writes) => {
    for (const write of writes) await store.commit([write]);
  },
});

/** Failures to signal are taken for success. */
const swallowFailures = (workflow: Workflow): Workflow => ({
  ...workflow,
  signal: async () => 'delivered',
});

/** The token of a wait goes in by itself, after the phase was opened. */
const tokenAfterwards = (store: Store): Store => ({
  ...store,
  commit: async (writes) => {
    const isToken = ({ kind, key }: Write): boolean => kind !== 'delete' && key.sk === 'token';
    const others = writes.filter((write) => !isToken(write));
    if (others.length > 0) await store.commit(others);
    if (others.length < writes.length) await store.commit(writes.filter(isToken));
  },
});

/** Faults of the protocol that the search must find: each breaks one of its promises in some run, not in all. */
export const protocolFaults: Record<string, Cast> = {
  'no grace between the deadline and the close': { writer: 'at any time', graceSeconds: 0, lastFirst: true },
  'two workers overwrite each other': { timeout: true, tamperStore: forceVersions },
  'the message is committed after the closure': { faults: 1, tamperStore: tearCommits },
  'the token is stored after the phase is open': { timeout: true, faults: 1, tamperStore: tokenAfterwards },
  'a lost signal counts as delivered': { tamperWorkflow: swallowFailures },
};
