import type { ClosedLine, ClosedServicesLine, ClosingLine } from '../../domain/audit/export/export-lines.ts';
import type { ClosingManifest } from '../../domain/closing/closing-manifest.ts';
import { type ClosingRecords, extensionsOf, noRecords, rehearsalRecord } from '../../domain/closing/closing-records.ts';
import { servicePhaseOf } from '../../domain/closing/service-closure.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf, loadRules } from '../support/load.ts';
import type { NamedClosing } from './export-cursor.ts';

type WithStore = Pick<Deps, 'store'>;
type ExportDeps = Pick<Deps, 'store' | 'digest'>;

/** What the manifest names, as it stands now; a rehearsal that was finished after it was signed is not among them. */
const recordsNow = async (
  deps: ExportDeps,
  agencyId: string,
  cycle: Cycle,
  { phase, rehearsals: signed, again }: ClosingManifest,
): Promise<Partial<ClosingRecords>> => {
  if (signed === undefined) return {};
  if (again !== undefined) return noRecords;
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
  closings: readonly NamedClosing[],
  shard: number,
): Promise<ClosedLine[]> => {
  const found = await deps.store.getMany(
    closings.map(({ phase, version }) => keys.closedShard(agencyId, cycleId, phase, shard, version)),
  );
  return closings.flatMap(({ phase, version }, at): ClosedLine[] => {
    const stored = found[at];
    if (stored == null) return [];
    const line: ClosedLine = { type: 'closed', phase, shard, inputs: stored.data.inputs };
    return [version === 1 ? line : { ...line, version }];
  });
};

/** What the close of a phase that ends for services judged; nothing for the others. */
export const servicesLines = async (
  deps: WithStore,
  agencyId: string,
  cycleId: string,
  { manifest }: ClosingLine,
): Promise<ClosedServicesLine[]> => {
  const phase = servicePhaseOf(manifest.phase);
  const found = phase === null ? null : await deps.store.get(keys.closedServices(agencyId, cycleId, phase));
  return phase === null || found === null ? [] : [{ type: 'closed-services', phase, services: found.data.services }];
};
