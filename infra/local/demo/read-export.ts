import * as z from 'zod';
import { type ActEnvelope, type ActRecord, actKinds } from '../../../functions/domain/case/act.ts';
import type { World } from './world.ts';

const text = z.string();
const envelope = z.strictObject({
  seq: z.number(),
  prev: text,
  act: z.enum(actKinds),
  actor: text,
  onBehalfOf: text.nullable(),
  at: text,
  ruleSetVersion: text,
  before: text,
  after: text,
  bodyDigest: text,
  requestKey: text.nullable(),
  requestDigest: text.nullable(),
  hash: text,
}) satisfies z.ZodType<ActEnvelope>;
const line = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('case'), employeeId: text, head: z.object({ seq: z.number(), head: text }) }),
  z.looseObject({
    type: z.literal('act'),
    employeeId: text,
    envelope,
    document: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('whole'), body: z.unknown() }),
      z.object({ kind: z.literal('erased'), by: z.number(), body: z.unknown() }),
    ]),
  }),
  z.looseObject({
    type: z.enum(['header', 'seal', 'roots', 'closing', 'shard', 'closed', 'closed-services', 'forum', 'end']),
  }),
]);
const exportPage = <L extends z.ZodType>(of: L) => z.object({ lines: z.array(of), next: text.nullable() });

/** The lines of the export as the auditor reads them, page by page. */
export async function* exportLines<L extends z.ZodType>(world: World, documents: 'digests' | 'whole', of: L) {
  const { client, cycleId, offices } = world;
  const schema = exportPage(of);
  let cursor: string | null = null;
  do {
    const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const path = `/v1/cycles/${cycleId}/audit-export?documents=${documents}&limit=50${after}`;
    const { data }: { data: z.output<typeof schema> } = await client.get(offices.auditor, path, schema);
    yield* data.lines;
    cursor = data.next;
  } while (cursor !== null);
}

/** One person's chain as it was exported, for a verifier that has nothing else. */
export type ExportedCase = { employeeId: string; head: { seq: number; head: string }; records: ActRecord[] };

/** Reads every chain with its documents, as the auditor. */
export const readExport = async (world: World): Promise<Map<string, ExportedCase>> => {
  const exported = new Map<string, ExportedCase>();
  const bar = world.progress.start('audit export', world.people.length);
  for await (const one of exportLines(world, 'whole', line)) {
    if (one.type === 'case') {
      exported.set(one.employeeId, { employeeId: one.employeeId, head: one.head, records: [] });
      bar.tick(1);
    } else if (one.type === 'act') {
      const { envelope: link, document } = one;
      exported.get(one.employeeId)?.records.push({
        schemaVersion: 1,
        envelope: link,
        body: document.body,
        ...(document.kind === 'erased' ? { erased: { by: document.by } } : {}),
      });
    }
  }
  bar.done();
  return exported;
};
