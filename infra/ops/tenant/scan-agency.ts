import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { keys } from '../../../functions/store/keys.ts';
import { table } from '../../../functions/store/table.ts';
import { type WholeItem, wholeItemOf } from '../../../functions/store/whole-items.ts';
import type { Place } from '../place.ts';

/**
 * The token of a task is a credential of the one state machine that gave it out, void in every other place: resuming the cycle makes a
 * new one. The marker of an import is no part of what is imported.
 */
const staysBehind = (agencyId: string, { pk, sk }: WholeItem): boolean => {
  const token = keys.taskToken(agencyId, pk.split('#')[1] ?? '');
  const marker = keys.tenantImport(agencyId);
  return [token, marker].some((key) => key.pk === pk && key.sk === sk);
};

const { partitionKey, sortKey } = table;

/**
 * Every item of an agency: what its keys begin with, and its line in the platform's list. A scan reads the whole table and is
 * billed for it; by keys alone one would have to know every list that leads to an item, and could miss one unnoticed.
 *
 * @param expiredBefore seconds since 1970; what was to be forgotten by then is gone, though the engine may still hold it
 */
export async function* scanAgency(
  { client, tableName }: Place,
  agencyId: string,
  expiredBefore: number,
): AsyncGenerator<WholeItem> {
  const documents = DynamoDBDocumentClient.from(client);
  const entry = keys.agencyEntry(agencyId);
  let start: Record<string, unknown> | undefined;
  do {
    const page = await documents.send(
      new ScanCommand({
        TableName: tableName,
        ConsistentRead: true,
        FilterExpression: 'begins_with(#pk, :own) OR (#pk = :list AND #sk = :agency)',
        ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
        ExpressionAttributeValues: { ':own': `${agencyId}#`, ':list': entry.pk, ':agency': entry.sk },
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    for (const found of page.Items ?? []) {
      const item = wholeItemOf(found);
      const expired = item.expires !== undefined && item.expires <= expiredBefore;
      if (!expired && !staysBehind(agencyId, item)) yield item;
    }
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}
