import type { ClosedLine, ClosingLine } from '../../domain/audit/export/export-lines.ts';
import type { ClosingManifest } from '../../domain/closing/closing-manifest.ts';
import { type ClosingRecords, extensionsOf, rehearsalRecord } from '../../domain/closing/closing-records.ts';
import type { SettledPhase } from '../../domain/closing/plan-closure.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf, loadRules } from '../support/load.ts';

type WithStore = Pick<Deps, 'store'>;
type ExportDeps = Pick<Deps, 'store' | 'digest'>;

/** What the manifest names, as it stands now; a rehearsal that was finished after it was signed is not among them. */
const recordsNow = async (
  deps: ExportDeps,
  agencyId: string,
  cycle: Cycle,
  { phase, rehearsals: signed }: ClosingManifest,
): Promise<Partial<ClosingRecords>> => {
  if (signed === undefined) return {};
  const found = await deps.store.getMany(signed.map(({ number }) => keys.rehearsal(agencyId, cycle.id, number)));
  const rehearsals = found.flatMap((one) =>
    one === null || one.data.status !== 'done' ? [] : [rehearsalRecord(one.data)],
  );
  return { rehearsals, extensions: extensionsOf(cycle, phase, deps.digest) };
};

/** The signed closes of a cycle with the rules, rehearsals and later ends that they went by, in the order of time. */
export const closingLines = async (deps: ExportDeps, agencyId: string, cycle: Cycle): Promise<ClosingLine[]> => {
  const lines: ClosingLine[] = [];
  for await (const { data: manifest } of eachOf(deps, keys.closings(agencyId, cycle.id))) {
    const rules = await loadRules(deps, agencyId, manifest.ruleSetVersion);
    lines.push({ type: 'closing', manifest, rules, ...(await recordsNow(deps, agencyId, cycle, manifest)) });
  }
  return lines.toSorted((a, b) => (a.manifest.closure.at < b.manifest.closure.at ? -1 : 1));
};

/** What those closes judged in one shard. */
export const closedLines = async (
  deps: WithStore,
  agencyId: string,
  cycleId: string,
  phases: readonly SettledPhase[],
  shard: number,
): Promise<ClosedLine[]> => {
  const found = await deps.store.getMany(phases.map((phase) => keys.closedShard(agencyId, cycleId, phase, shard)));
  return phases.flatMap((phase, at): ClosedLine[] => {
    const stored = found[at];
    return stored == null ? [] : [{ type: 'closed', phase, shard, inputs: stored.data.inputs }];
  });
};
