import { SignatureUnavailableError } from '../../../../functions/ports/signature.ts';
import { type Insert, type InsertOutcome, type Store, StoreBusyError } from '../../../../functions/ports/store.ts';
import type { Workflow } from '../../../../functions/ports/workflow.ts';
import type { Deps } from '../../../../functions/usecases/support/deps.ts';
import { NamedError } from '../../../../infra/local/step-functions/named-error.ts';
import { callSite } from './call-sites.ts';
import type { Journal } from './journal.ts';
import type { Call, Weather } from './mishaps.ts';
import type { Trace } from './trace.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Everything that the processes of a run share. */
export type Ground = {
  time: VirtualTime;
  journal: Journal;
  weather: Weather;
  trace: Trace;
  /** Calls by their site: which there are, and how often each was reached. */
  sites: Map<string, number>;
  workflow: Workflow;
  /** Ports that nothing goes wrong with here. */
  rest: Omit<Deps, 'store' | 'workflow' | 'clock'>;
  /** Stand between the functions and the ports of the run: planted faults. */
  tamper: { store(store: Store, ground: VirtualTime): Store; workflow(workflow: Workflow): Workflow };
};

/** One run of a function's code. Once it is dead nothing that it had begun goes on, and its memory is gone. */
export type Process = {
  deps: Deps;
  alive(): boolean;
  kill(): void;
  /** Names the work that the process does from now on. */
  work(entry: string): void;
  /** Settles with the death of the process. */
  death: Promise<never>;
};

export class DeadProcessError extends Error {
  constructor() {
    super('the process died');
    this.name = 'DeadProcessError';
  }
}

/** Never answers: who asked is dead. */
const silence = <T>(): Promise<T> => new Promise<T>(() => undefined);

export const createProcess = (ground: Ground, name: string): Process => {
  const { time, weather, trace, sites } = ground;
  let dead = false;
  let entry = name;
  const grave = Promise.withResolvers<never>();
  grave.promise.catch(() => undefined);
  const kill = (): void => {
    dead = true;
    grave.reject(new DeadProcessError());
  };

  /** Every call of a port is held until its time has come; then it happens, fails, or takes the process with it. */
  const through = <T>(
    port: Call['port'],
    verb: string,
    perform: () => Promise<T>,
    refused: () => Error,
  ): Promise<T> => {
    const site = `${entry} ${verb} ${callSite()}`;
    sites.set(site, (sites.get(site) ?? 0) + 1);
    if (dead) return silence();
    const mishap = weather.mishapOf({ site, port });
    return new Promise<T>((resolve, reject) => {
      time.after(weather.latency(), () => {
        if (dead) return;
        trace.note(`${time.now()} ${name} ${site} ${mishap ?? ''}`);
        switch (mishap) {
          case 'crash-before':
            return kill();
          case 'refuse':
            return reject(refused());
          case 'lose':
            perform().then(() => reject(refused()), reject);
            return;
          case 'crash-after':
            perform().then(kill, kill);
            return;
          case null:
            perform().then(resolve, reject);
        }
      });
    });
  };

  const plain = ground.tamper.store(
    ground.journal.storeFor(() => entry),
    time,
  );
  const busy = (): Error => new StoreBusyError('the engine is busy, or its answer was lost');
  const onStore = <T>(verb: string, perform: () => Promise<T>): Promise<T> => through('store', verb, perform, busy);
  const store: Store = {
    get: (key) => onStore('get', () => plain.get(key)),
    getMany: (keys) => onStore('getMany', () => plain.getMany(keys)),
    query: (range, page) => onStore('query', () => plain.query(range, page)),
    commit: (writes) => onStore('commit', () => plain.commit(writes)),
    insertEach: (inserts: Insert[]): Promise<InsertOutcome[]> => onStore('insertEach', () => plain.insertEach(inserts)),
  };
  const machine = ground.tamper.workflow(ground.workflow);
  const unreachable = (): Error => new NamedError('TimeoutError', 'Step Functions did not answer');
  const workflow: Workflow = {
    start: (input) => through('workflow', 'start', () => machine.start(input), unreachable),
    signal: (token, signal) => through('workflow', 'signal', () => machine.signal(token, signal), unreachable),
  };
  const { signer, signature, ...rest } = ground.rest;
  const unsigned = (): Error => new SignatureUnavailableError('the key service did not answer');
  const deps: Deps = {
    ...rest,
    store,
    workflow,
    clock: time.clock,
    signer: {
      publicKey: () => signer.publicKey(),
      sign: (text) => through('signer', 'sign', () => signer.sign(text), unsigned),
    },
    signature: {
      sign: (text, by) => through('signer', 'sign', () => signature.sign(text, by), unsigned),
      verify: (text, seal) => signature.verify(text, seal),
    },
  };
  return {
    deps,
    alive: () => !dead,
    kill,
    work: (next) => {
      entry = next;
    },
    death: grave.promise,
  };
};
