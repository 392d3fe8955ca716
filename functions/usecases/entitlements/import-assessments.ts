import type { PotentialAssessment } from '../../domain/entitlements/talent-box.ts';
import type { Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import {
  type GoodRow,
  type ImportReport,
  type ParsedRows,
  type RowProblem,
  reportOf,
  withoutRepeats,
} from '../directory/import-rows.ts';
import { loadPeopleByNip } from '../directory/load-people.ts';
import { type RowWrites, writeRows } from '../directory/write-rows.ts';
import type { Command, Deps } from '../support/deps.ts';
import { requireRole } from '../support/require-role.ts';

export type AssessmentRow = Pick<PotentialAssessment, 'on' | 'potential' | 'source' | 'validTo'> & { nip: string };
type Resolved = { employeeId: string } & Omit<AssessmentRow, 'nip'>;

const isSame = (a: PotentialAssessment, b: Omit<AssessmentRow, 'nip'>): boolean =>
  a.potential === b.potential && a.source === b.source && a.validTo === b.validTo;

/** Takes in what assessments of potential found (PermenPANRB 3/2020); one is named by its person and its day. */
export const createImportAssessments =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (command: Command, rows: ParsedRows<AssessmentRow>): Promise<ImportReport> => {
    requireRole(command.actor, 'administrator');
    const { agencyId, personId: importedBy } = command.actor;
    const people = await loadPeopleByNip(
      deps,
      agencyId,
      rows.good.map(({ value }) => value.nip),
    );
    const resolved: GoodRow<Resolved>[] = [];
    const refused: RowProblem[] = [];
    for (const { row, value } of rows.good) {
      const { nip, ...rest } = value;
      const person = people.get(nip)?.data;
      if (person === undefined)
        refused.push({ row, column: 'nip', code: 'unknown-nip', reason: 'nobody in the directory has this number' });
      else if (rest.validTo < rest.on)
        refused.push({ row, column: 'validTo', code: 'ends-before-begin', reason: 'it is void before it was made' });
      else resolved.push({ row, value: { employeeId: person.id, ...rest } });
    }
    const single = withoutRepeats(resolved, 'on', ({ employeeId, on }) => `${employeeId} ${on}`);
    const keyOf = ({ employeeId, on }: Resolved) => keys.assessment(agencyId, employeeId, on);
    const known = await deps.store.getMany(single.good.map(({ value }) => keyOf(value)));
    const at = deps.clock.now();
    const writes = single.good.map(({ row, value }, i): RowWrites => {
      const found = known[i] ?? null;
      if (found !== null && isSame(found.data, value)) return { outcomes: [{ row, outcome: 'unchanged' }], writes: [] };
      const { employeeId: _, ...rest } = value;
      const data: PotentialAssessment = { schemaVersion: 1, ...rest, importedBy, at };
      const write: Write =
        found === null
          ? { kind: 'insert', key: keyOf(value), data }
          : { kind: 'replace', key: keyOf(value), version: found.version, data };
      return { outcomes: [{ row, outcome: found === null ? 'created' : 'updated' }], writes: [write] };
    });
    return reportOf([...rows.broken, ...refused, ...single.broken, ...(await writeRows(deps.store, writes))]);
  };
