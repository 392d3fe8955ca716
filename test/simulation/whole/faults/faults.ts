import { faultsOfCloses } from './faults-of-closes.ts';
import { faultsOfRights } from './faults-of-rights.ts';
import type { Change } from './plant.ts';

/** Mistakes that somebody could make in the code, each in as few signs as it takes: the oracle must see every one. */
const faultsOfStorage: Record<string, Change[]> = {
  'lost update: the store ignores versions': [
    {
      file: 'store/memory-store.ts',
      from: `write.kind === 'insert' ? found === null : found?.version === write.version`,
      to: `write.kind === 'insert' ? found === null : found !== null`,
    },
  ],
  'a fact is written over by a later one of the same key': [
    {
      file: 'store/memory-store.ts',
      from: `write.kind === 'insert' ? found === null : found?.version === write.version`,
      to: `write.kind === 'insert' || found?.version === write.version`,
    },
  ],
  'chain act not in the same commit': [
    {
      file: 'usecases/support/act-on-case.ts',
      from: 'try {\n    await deps.store.commit([...(await writesOfAct(deps, agencyId, cycle, stored, next, record)), ...alsoWrite]);',
      to: 'try {\n    for (const one of [...(await writesOfAct(deps, agencyId, cycle, stored, next, record)), ...alsoWrite]) await deps.store.commit([one]);',
    },
  ],
  'idempotency key ignored: a repeat of an act is not recognised': [
    {
      file: 'usecases/support/act-on-case.ts',
      from: 'if (requestKey !== command.requestKey || actor !== command.actor.personId) continue;',
      to: 'if (requestKey !== null || requestDigest !== null || actor !== null) continue;',
    },
  ],
  'idempotency key ignored: a report is stored once more at each repeat': [
    {
      file: 'usecases/activities/report-activity.ts',
      from: `const id = command.requestKey ?? refuse('idempotency-key-required');\n    const at = deps.clock.now();`,
      to: `const at = deps.clock.now();\n    const id = \`\${command.requestKey ?? refuse('idempotency-key-required')}\${at.replaceAll(/[^0-9]/g, '')}\`;`,
    },
  ],
  'what does not fit together because another was first is called an error': [
    { file: 'usecases/support/act-on-case.ts', from: 'const first = await overtaken();', to: 'const first = null;' },
  ],
  'the cycle is replaced whatever its version': [
    {
      file: 'usecases/cycles/change-cycle.ts',
      from: `{ kind: 'replace', key: stored.key, version, data: change.next }`,
      to: `{ kind: 'replace', key: stored.key, version: (await deps.store.get(stored.key))?.version ?? version, data: change.next }`,
    },
  ],
  'agency forgotten in a key: everybody’s documents': [
    { file: 'store/key-parts.ts', from: '`${agency', to: '`k${agency.slice(9)' },
  ],
  'missing agency check: whoever signs in is of the first agency': [
    {
      file: 'usecases/directory/identify-person.ts',
      from: 'return { agencyId, personId,',
      to: `return { agencyId: agencyId === '' ? '' : 'kota', personId,`,
    },
  ],
  'seal that leaves somebody out': [
    {
      file: 'usecases/audit/seal-cycle.ts',
      from: 'list.leaves.push([data.employeeId, data.chain.seq, data.chain.head]);',
      to: 'if (list.leaves.length < 2) list.leaves.push([data.employeeId, data.chain.seq, data.chain.head]);',
    },
  ],
  'publication before the seal': [
    {
      file: 'usecases/machine/enter-phase.ts',
      from: 'await sealBeforeEntering(deps, input, phase);',
      to: `if (phase !== 'publication') await sealBeforeEntering(deps, input, phase);`,
    },
  ],
};

export const faults: Record<string, Change[]> = { ...faultsOfStorage, ...faultsOfCloses, ...faultsOfRights };
