import type { Store } from '../../../functions/ports/store.ts';
import type { Answer, Ask, LocalTable, Row } from './messages.ts';

/** What a phase is closed on. */
export type BenchEngine = {
  /** For this process, which does not close. */
  store: Store;
  /** How the closing process comes to the same items: by messages to this one, or by itself to a table of DynamoDB Local. */
  reach: { ask(ask: Ask): Promise<Answer> } | LocalTable;
  /** Puts items there as they are. */
  fill(rows: Iterable<Row>): Promise<void>;
  /** Work that an engine puts off, done while nobody waits. */
  tidy(): void;
  /** Runs this and counts its capacity units, where the engine does. */
  metered<T>(run: () => Promise<T>): Promise<T>;
  close(): void;
};
