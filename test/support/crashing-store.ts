import type { Store } from '../../functions/ports/store.ts';
import { createMemoryStore } from '../../functions/store/memory-store.ts';

export class CrashError extends Error {
  constructor() {
    super('the process died here');
    this.name = 'CrashError';
  }
}

/** A store whose process dies at a chosen commit: before it is applied, or after it is applied and before it is answered. */
export type CrashingStore = Store & {
  crashAt(commit: number, moment: 'before' | 'after'): void;
  heal(): void;
  /** Commits begun since the store was made or healed. */
  commits(): number;
};

export const crashingStore = (inner: Store = createMemoryStore()): CrashingStore => {
  let begun = 0;
  let crash: { commit: number; moment: 'before' | 'after' } | null = null;
  let dead = false;
  const around = async <T>(write: () => Promise<T>): Promise<T> => {
    const dies = crash?.commit === begun;
    begun += 1;
    if (dead) throw new CrashError();
    dead = dies;
    if (dies && crash?.moment === 'before') throw new CrashError();
    const done = await write();
    if (dies) throw new CrashError();
    return done;
  };
  return {
    ...inner,
    commit: (writes) => around(() => inner.commit(writes)),
    insertEach: (inserts) => around(() => inner.insertEach(inserts)),
    crashAt: (commit, moment) => {
      begun = 0;
      crash = { commit, moment };
    },
    heal: () => {
      begun = 0;
      crash = null;
      dead = false;
    },
    commits: () => begun,
  };
};
