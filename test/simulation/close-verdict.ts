import { merkleRoot } from '../../functions/domain/audit/merkle.ts';
import { leafOf } from '../../functions/domain/audit/seal.ts';
import { verifyChain } from '../../functions/domain/audit/verify-chain.ts';
import type { ActRecord } from '../../functions/domain/case/act.ts';
import type { Case } from '../../functions/domain/case/case.ts';
import type { Cycle } from '../../functions/domain/cycle/cycle.ts';
import { RefusedError } from '../../functions/domain/refusal.ts';
import { keys } from '../../functions/store/keys.ts';
import { eachOf } from '../../functions/usecases/support/load.ts';
import { testDigest } from '../support/fakes.ts';
import { agencyId, cycleId, exampleCycle, type World } from '../support/world.ts';
import type { Played } from './close-machine.ts';
import type { Stage } from './stage.ts';

const employeeId = 'budi';
const nextOf = { execution: 'supervisor-review', 'supervisor-review': 'scoring' } as const;

/** An actor may be refused, overtaken by a newer execution, or given up on a store that did not answer; nothing else. */
const mayEndWith = (error: Error): boolean =>
  error instanceof RefusedError || ['StaleRunError', 'StoreBusyError', 'PhaseOrderError'].includes(error.name);

const judgeCycle = ({ phase, closures }: Cycle, last: Played): string[] => [
  ...(phase === nextOf[last] ? [] : [`the cycle never came out of ${phase}`]),
  ...(closures.execution?.cutOff === exampleCycle.deadlines.execution
    ? []
    : [`the cut-off is ${closures.execution?.cutOff}`]),
];

/** An acknowledged fact is in the store, and what is in the store was judged as being there. */
const judgeFact = async (stage: Stage, world: World, subject: Case): Promise<string[]> => {
  const stored = (await world.read(keys.realisation(agencyId, cycleId, employeeId))) !== null;
  const missed = subject.marks.some(({ missing }) => missing === 'realisation');
  const problems: string[] = [];
  if (stage.ended('writer')?.outcome === 'done' && !stored) problems.push('an acknowledged realisation is gone');
  if (stored && missed) problems.push('a stored realisation was judged missing');
  return problems;
};

const judgeChain = async (world: World, subject: Case, version: number, last: Played): Promise<string[]> => {
  const records: ActRecord[] = [];
  for await (const { data } of eachOf(world.deps, keys.acts(agencyId, cycleId, employeeId))) records.push(data);
  const verdict = verifyChain({ cycleId, employeeId, records, head: subject.chain }, testDigest);
  const closures = records.filter(({ envelope }) => envelope.actor === 'machine' && envelope.seq > 2).length;
  return [
    ...(verdict.ok ? [] : [`the chain is broken: ${JSON.stringify(verdict)}`]),
    ...(version === subject.chain.seq + 1 ? [] : [`version ${version} after act ${subject.chain.seq}`]),
    ...(closures <= (last === 'execution' ? 1 : 2) ? [] : [`the case was settled ${closures} times`]),
  ];
};

const judgeManifest = async (world: World, subject: Case, last: Played): Promise<string[]> => {
  const manifest = await world.read(keys.manifest(agencyId, cycleId, 'execution', 0));
  if (manifest === null) return ['a closed phase has no manifest'];
  if (last !== 'execution') return [];
  const root = merkleRoot([leafOf(employeeId, subject.chain.head)], testDigest);
  return manifest.root === Buffer.from(root).toString('base64url') ? [] : ['the manifest seals another chain'];
};

const judgeTokens = async (world: World, { run, phase }: Cycle): Promise<string[]> => {
  if (phase !== 'supervisor-review') return [];
  const token = await world.read(keys.taskToken(agencyId, cycleId));
  if (token === null) return ['an open phase has no token'];
  return token.run === run && token.phase === 'supervisor-review' ? [] : ['the token is of another wait'];
};

/** What must hold when nobody can do anything any more, read from the stored bytes and from what people were told. */
export const judgeClose = async (stage: Stage, world: World, last: Played): Promise<string[]> => {
  const odd = stage
    .endings()
    .flatMap(([actor, end]) =>
      end.outcome === 'failed' && !mayEndWith(end.error) ? [`${actor}: ${end.error.name}: ${end.error.message}`] : [],
    );
  const cycle = await world.cycle();
  const stuck = judgeCycle(cycle, last);
  if (stuck.length > 0) return [...odd, ...stuck];
  const { data: subject, version } = await world.case(employeeId);
  return [
    ...odd,
    ...(await judgeFact(stage, world, subject)),
    ...(await judgeChain(world, subject, version, last)),
    ...(await judgeManifest(world, subject, last)),
    ...(await judgeTokens(world, cycle)),
  ];
};
