import { importReport } from '../../../functions/contracts/directory.ts';
import type { DemoClient } from '../demo/client.ts';
import type { ExampleAgency } from './generate-agency.ts';

const chunksOf = <T>(rows: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size));

/** Largest import that one request takes. */
const chunk = 1000;

export class ImportRefusedError extends Error {
  constructor(kind: string, refused: unknown[]) {
    super(`${refused.length} rows of ${kind} were refused, first: ${JSON.stringify(refused[0])}`);
    this.name = 'ImportRefusedError';
  }
}

/** Imports units, people and posts in this order, because each names the one before. Heads come before their staff. */
export const importAgency = async (
  client: Pick<DemoClient, 'post'>,
  administratorId: string,
  agency: ExampleAgency,
  onRows: (rows: number) => void,
): Promise<void> => {
  for (const kind of ['units', 'employees', 'assignments'] as const) {
    const rows: readonly unknown[] = agency[kind];
    for (const [i, part] of chunksOf(rows, chunk).entries()) {
      const path = `/v1/directory/${kind}/import`;
      const { data } = await client.post(
        administratorId,
        path,
        `import-${kind}-${i}`,
        { rows: part },
        200,
        importReport,
      );
      if (data.refused.length > 0) throw new ImportRefusedError(kind, data.refused);
      onRows(part.length);
    }
  }
};
