import type { BenchEngine } from './bench-engine.ts';
import { createLeanEngine } from './lean-engine.ts';
import { createLeanStore } from './lean-store.ts';

/** The lean engine in a file, with its meter. */
export const leanBenchEngine = (path: string) => {
  const engine = createLeanEngine(path);
  const bench: BenchEngine = {
    store: createLeanStore(engine.ask),
    reach: engine,
    fill: async (rows) => engine.fill(rows),
    tidy: engine.tidy,
    metered: async (run) => {
      engine.meter.start();
      const done = await run();
      engine.meter.stop();
      return done;
    },
    close: engine.close,
  };
  return { ...bench, meter: engine.meter };
};
