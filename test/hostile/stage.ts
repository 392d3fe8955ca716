import type { Store } from '../../functions/ports/store.ts';
import type { Deps } from '../../functions/usecases/support/deps.ts';
import { testDigest } from '../support/fakes.ts';
import { createEdge, type Edge } from './edge.ts';
import type { Moment, Recorder } from './recorder.ts';
import type { Snapshot } from './rewind-store.ts';

/** Ids that stand in no snapshot, the same for every request: two answers differ by what was asked alone. */
const freshIds = () => {
  let last = 500_000;
  const next = (): string => {
    last += 1;
    return `id-${last}`;
  };
  return { next, secret: () => testDigest.sha256(next()) };
};

export type Stage = {
  /** The city as it stood; what is remembered from other moments is forgotten. */
  enter(moment: Moment): void;
  send: Edge['send'];
  store: Recorder['store'];
  deps(): Deps;
};

/** Shows one moment after the other through the same edge. */
export const createStage = (
  { world, store }: Recorder,
  seen: (snapshot: Snapshot) => Snapshot = (snapshot) => snapshot,
  through: (store: Store) => Store = (same) => same,
): Stage => {
  const snapshots = new Map<Moment, Snapshot>();
  let deps = { ...world.deps };
  let edge = createEdge(deps);
  return {
    store,
    deps: () => deps,
    enter: (moment) => {
      const snapshot = snapshots.get(moment) ?? seen(moment.snapshot);
      snapshots.set(moment, snapshot);
      store.load(snapshot);
      world.clock.set(moment.now);
      deps = { ...world.deps, store: through(store) };
      edge = createEdge(deps);
    },
    send: (sent) => {
      deps.ids = freshIds();
      return edge.send(sent);
    },
  };
};
