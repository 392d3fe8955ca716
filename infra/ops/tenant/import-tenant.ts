import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../../../functions/domain/time/instant.ts';
import { ConflictError } from '../../../functions/ports/store.ts';
import { createDynamoStore } from '../../../functions/store/dynamo-store.ts';
import { keys } from '../../../functions/store/keys.ts';
import { table } from '../../../functions/store/table.ts';
import { attributesOf, type WholeItem } from '../../../functions/store/whole-items.ts';
import { OpsError } from '../ops-error.ts';
import type { Place } from '../place.ts';
import { secondsOf, tallyOf } from './export-tenant.ts';
import { insertItems, itemsOfBatch } from './insert-items.ts';
import { lineOf } from './item-line.ts';
import type { Manifest } from './manifest.ts';
import { checkExport, isFace, itemsOf } from './read-export.ts';
import { scanAgency } from './scan-agency.ts';
import { createTally, type Tally } from './tally.ts';

const batchesAtOnce = 8;

export type ImportPlan = { manifest: Manifest; state: 'new' | 'begun' };
export type ImportRequest = { file: string; now: Instant };

/**
 * Checks the file and what stands in the table.
 *
 * @throws OpsError where the agency exists, or was begun from another file
 */
export const planImport = async (place: Place, { file }: Pick<ImportRequest, 'file'>): Promise<ImportPlan> => {
  const manifest = await checkExport(file);
  const { agencyId, contents } = manifest;
  const marker = await createDynamoStore(place).get(keys.tenantImport(agencyId));
  if (marker !== null) {
    if (marker.data.contents === contents) return { manifest, state: 'begun' };
    throw new OpsError(`An import of ${agencyId} from another file was begun and not ended. Go on with that file.`);
  }
  for await (const _ of scanAgency(place, agencyId, 0))
    throw new OpsError(`Agency ${agencyId} exists in ${place.tableName}. Nothing was written.`);
  return { manifest, state: 'new' };
};

const begin = async (place: Place, { agencyId, contents, items }: Manifest, at: Instant): Promise<void> => {
  const data = { schemaVersion: 1, contents, items, at } as const;
  try {
    await createDynamoStore(place).commit([{ kind: 'insert', key: keys.tenantImport(agencyId), data }]);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    throw new OpsError(`Somebody else began to import ${agencyId} at this moment.`);
  }
};

type Written = { faces: WholeItem[]; whole: Tally; kept: Tally };

/** Everything but the faces. What was to be forgotten by now is left out: the engine would remove it at any moment. */
const writeBody = async (place: Place, { agencyId }: Manifest, { file, now }: ImportRequest): Promise<Written> => {
  const [whole, kept] = [createTally(), createTally()];
  const faces: WholeItem[] = [];
  let waiting: WholeItem[] = [];
  const send = async (): Promise<void> => {
    const items = waiting;
    waiting = [];
    const batches = Array.from({ length: Math.ceil(items.length / itemsOfBatch) }, (_, i) =>
      insertItems(place, items.slice(i * itemsOfBatch, (i + 1) * itemsOfBatch)),
    );
    await Promise.all(batches);
  };
  for await (const item of itemsOf(file)) {
    const line = lineOf(item);
    whole.add(item.pk, line);
    if (item.expires !== undefined && item.expires <= secondsOf(now)) continue;
    kept.add(item.pk, line);
    if (isFace(agencyId, item)) faces.push(item);
    else if (waiting.push(item) === itemsOfBatch * batchesAtOnce) await send();
  }
  await send();
  return { faces, whole: whole.result(), kept: kept.result() };
};

/** What the table holds and will hold once the faces are written. */
const tallyWith = async (place: Place, agencyId: string, faces: WholeItem[], now: Instant): Promise<Tally> => {
  const tally = createTally();
  for await (const item of scanAgency(place, agencyId, secondsOf(now))) tally.add(item.pk, lineOf(item));
  for (const item of faces) tally.add(item.pk, lineOf(item));
  return tally.result();
};

/** All at once: the agency is there, and the import is over. */
const show = async ({ client, tableName }: Place, agencyId: string, faces: WholeItem[]): Promise<void> => {
  const { pk, sk } = keys.tenantImport(agencyId);
  const Key = { [table.partitionKey]: pk, [table.sortKey]: sk };
  const [absent, present] = ['attribute_not_exists', 'attribute_exists'].map((f) => `${f}(${table.partitionKey})`);
  await DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }).send(
    new TransactWriteCommand({
      TransactItems: [
        ...faces.map((item) => ({
          Put: { TableName: tableName, Item: attributesOf(item), ConditionExpression: absent },
        })),
        { Delete: { TableName: tableName, Key, ConditionExpression: present } },
      ],
    }),
  );
};

/**
 * Takes an agency in from a file. A broken file is refused before anything is written. An import that was interrupted is taken up
 * by the same call with the same file; until its last write nobody finds the agency, since the two items by which it is known
 * come in one commit at the end, after everything else was read back and found equal to the file.
 *
 * @throws OpsError
 */
export const importTenant = async (place: Place, request: ImportRequest): Promise<Manifest> => {
  const { manifest, state } = await planImport(place, request);
  const { agencyId, contents } = manifest;
  if (state === 'new') await begin(place, manifest, request.now);
  const { faces, whole, kept } = await writeBody(place, manifest, request);
  if (whole.contents !== contents) throw new OpsError(`${request.file} changed while it was read. Begin again.`);
  const found = await tallyWith(place, agencyId, faces, request.now);
  if (found.items !== kept.items || found.contents !== kept.contents)
    throw new OpsError(
      `The table does not hold what the file does (${found.items} items, not ${kept.items}). The agency stays hidden.`,
    );
  await show(place, agencyId, faces);
  return manifest;
};

export type Comparison = { manifest: Manifest; found: Tally; same: boolean };

/** Whether the table holds exactly what the file says. */
export const compareTenant = async (place: Place, { file }: Pick<ImportRequest, 'file'>): Promise<Comparison> => {
  const manifest = await checkExport(file);
  const found = await tallyOf(place, manifest.agencyId, manifest.exportedAt);
  return { manifest, found, same: found.items === manifest.items && found.contents === manifest.contents };
};
