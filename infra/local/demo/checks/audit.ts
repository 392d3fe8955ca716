import { merkleRoot } from '../../../../functions/domain/audit/merkle.ts';
import { verifyChain } from '../../../../functions/domain/audit/verify-chain.ts';
import type { ActRecord } from '../../../../functions/domain/case/act.ts';
import { shardOf } from '../../../../functions/domain/cycle/sharding.ts';
import { nodeDigest } from '../../../../functions/runtime/digest.ts';
import type { ExportedCase } from '../read-export.ts';
import { type Evidence, forAll, type Invariant, same } from './check.ts';

const verify = (cycleId: string, { employeeId, head, records }: ExportedCase) =>
  verifyChain({ cycleId, employeeId, records, head }, nodeDigest);

/** Forgeries that the verifier has to see; each takes a true chain and changes one thing. */
const forgeries: Record<string, (records: ActRecord[]) => ActRecord[]> = {
  'a document changed': (all) => all.map((r, i) => (i === 0 ? { ...r, body: { forged: true } } : r)),
  'an actor changed': (all) =>
    all.map((r, i) => (i === all.length - 1 ? { ...r, envelope: { ...r.envelope, actor: 'somebody-else' } } : r)),
  'a link removed': (all) => all.toSpliced(Math.floor(all.length / 2), 1),
  'the end cut off': (all) => all.slice(0, -1),
  'two links swapped': (all) => all.toReversed(),
  'a link doubled': (all) => [...all, ...all.slice(-1)],
};

/** The head that a case had when results were published: after the signature, or after it was left unassessed. */
const publishedHead = ({ records }: ExportedCase): string | undefined =>
  records.findLast(({ envelope: { act } }) => act === 'decided' || act === 'left-unassessed')?.envelope.hash;

const publishedRoot = (chains: ExportedCase[]): string => {
  const leaves = chains
    .toSorted((a, b) => (a.employeeId < b.employeeId ? -1 : 1))
    .map((one) => new TextEncoder().encode(`${one.employeeId}:${publishedHead(one)}`));
  return Buffer.from(merkleRoot(leaves, nodeDigest)).toString('base64url');
};

/** The chains prove themselves, hold what was acknowledged, and are bound by the published roots. */
export const auditInvariants = ({ world, cycle, exported, manifests }: Evidence): Invariant[] => {
  const { cycleId, ledger } = world;
  const chains = [...exported.values()];
  const sample = chains.filter(({ records }) => records.length > 2).slice(0, 20);
  const forged = sample.flatMap((one) =>
    Object.entries(forgeries).map(([what, forge]) => ({ what, one: { ...one, records: forge(one.records) } })),
  );
  const published = manifests.filter(({ step }) => step === 'publication');
  const steps = Map.groupBy(manifests, ({ step }) => step);
  return [
    forAll('every chain of the export verifies from its genesis to its head', chains, (one) => {
      const verdict = verify(cycleId, one);
      return verdict.ok ? null : `${one.employeeId}: link ${verdict.seq}, ${verdict.problem}`;
    }),
    forAll('a forged chain does not verify', forged, ({ what, one }) =>
      verify(cycleId, one).ok ? `${one.employeeId}: ${what}, unseen` : null,
    ),
    forAll(
      'every acknowledged act stands in its chain, at the place that the receipt names, by the person who acted',
      ledger.acts,
      ([id, receipts]) => {
        const records = exported.get(id)?.records ?? [];
        const missing = receipts.filter(({ act, seq, by }) => {
          const link = records[seq - 1]?.envelope;
          return link?.act !== act || link.actor !== by;
        });
        return missing.length === 0 ? null : `${id}: ${JSON.stringify(missing[0])}`;
      },
    ),
    forAll('the published Merkle root of every shard is that of its chains', published, ({ shard, root }) =>
      same(
        `shard ${shard}`,
        root,
        publishedRoot(chains.filter(({ employeeId }) => shardOf(employeeId, cycle.shardCount) === shard)),
      ),
    ),
    forAll('every step of the machine settled everybody exactly once', steps, ([step, list]) =>
      same(
        step,
        [list.length, list.reduce((sum, { cases }) => sum + cases, 0)],
        [cycle.shardCount, world.people.length],
      ),
    ),
  ];
};
