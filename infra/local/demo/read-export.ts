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
const auditPage = z.looseObject({
  heads: z.array(z.looseObject({ employeeId: text, seq: z.number(), head: text })),
  lines: z.array(z.looseObject({ employeeId: text, envelope, body: z.unknown() })),
  next: text.nullable(),
});

/** One person's chain as it was exported, for a verifier that has nothing else. */
export type ExportedCase = { employeeId: string; head: { seq: number; head: string }; records: ActRecord[] };

/** Reads the audit export of the whole cycle as the auditor. */
export const readExport = async (world: World): Promise<Map<string, ExportedCase>> => {
  const { client, cycleId, offices } = world;
  const { data: cycle } = await client.cycle(offices.auditor, cycleId);
  const exported = new Map<string, ExportedCase>();
  const bar = world.progress.start('audit export', world.people.length);
  for (let shard = 0; shard < cycle.shardCount; shard++) {
    let cursor: string | null = null;
    do {
      const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const path = `/v1/cycles/${cycleId}/audit-export?shard=${shard}&limit=50${after}`;
      const { data }: { data: z.output<typeof auditPage> } = await client.get(offices.auditor, path, auditPage);
      for (const { employeeId, seq, head } of data.heads)
        exported.set(employeeId, { employeeId, head: { seq, head }, records: [] });
      for (const { employeeId, envelope: link, body } of data.lines)
        exported.get(employeeId)?.records.push({ schemaVersion: 1, envelope: link, body });
      bar.tick(data.heads.length);
      cursor = data.next;
    } while (cursor !== null);
  }
  bar.done();
  return exported;
};
