import { parseArgs } from 'node:util';
import { type Cast, closeProtocol } from './close-protocol.ts';
import { type Exploration, explore } from './explore.ts';
import { protocolFaults } from './protocol-faults.ts';

const { values } = parseArgs({ options: { all: { type: 'boolean', default: false } } });

const casts: Record<string, Cast> = {
  'nobody but the schedule': {},
  'a late write against the close': { writer: 'at any time' },
  'a late write against the close, one crash or lost answer': { writer: 'at any time', faults: 1 },
  'the next phase at the heels of the close': { nextPhase: true },
  'two closers': { secondCloser: true },
};
/** The first takes some ten minutes on an idle core, the others longer. */
const large: Record<string, Cast> = {
  'a late write against the close against a redrive': { writer: 'within the grace', timeout: true },
  'two closers against a redrive': { secondCloser: true, timeout: true },
  'two closers, and the next phase at their heels': { secondCloser: true, nextPhase: true },
};

const line = (name: string, { states, transitions, ends }: Exploration, verdict: string): void =>
  console.log(
    `${name.padEnd(58)} ${String(states).padStart(8)} ${String(transitions).padStart(11)} ${String(ends).padStart(6)}  ${verdict}`,
  );

console.log('The close of a phase: the real use cases on the memory store, every order of their calls.');
console.log(`${''.padEnd(58)} ${'states'.padStart(8)} ${'transitions'.padStart(11)} ${'ends'.padStart(6)}`);
let bad = 0;
for (const [name, cast] of Object.entries({ ...casts, ...(values.all ? large : {}) })) {
  const found = await explore(closeProtocol(name, cast));
  line(name, found, found.violation?.problems.join('; ') ?? 'holds in all');
  if (found.violation === null) continue;
  bad += 1;
  console.log(found.violation.trace.map((step) => `    ${step}`).join('\n'));
}
console.log('\nFaults planted in the protocol, each of which the search must find:');
for (const [name, cast] of Object.entries(protocolFaults)) {
  const found = await explore(closeProtocol(name, cast));
  line(name, found, found.violation === null ? 'NOT FOUND' : `found: ${found.violation.problems[0]}`);
  if (found.violation === null) bad += 1;
}
process.exitCode = bad === 0 ? 0 : 1;
