import { agencyTag } from '../../../functions/contracts/token.ts';
import type { Needs } from './needs.ts';
import { agencyPlace } from './partitions.ts';
import type { Conditions, Statement } from './policy-document.ts';

/** What the policies are about. */
export type Places = {
  region: string;
  tableArn: string;
  evidenceBucketArn: string;
  archiveBucketArn: string;
  dataKeyArn: string;
};

const tagVariable = `\${aws:PrincipalTag/${agencyTag}}`;

/**
 * `ForAllValues` is true where the request has no such key at all, and then it would allow everything (the hole of the empty
 * key set): `Null` asks for the key itself. A session without the tag has nothing to put in the place of the variable, and is
 * refused by the second `Null` besides.
 */
const onPartitions = (patterns: string[], tagged: boolean): Conditions => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
  Null: {
    'dynamodb:LeadingKeys': 'false',
    ...(tagged ? { [`aws:PrincipalTag/${agencyTag}`]: 'false' } : {}),
  },
});

const keyActions = (reads: boolean, writes: boolean): string[] => [
  'kms:DescribeKey',
  ...(reads ? ['kms:Decrypt'] : []),
  ...(writes ? ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'] : []),
];

/** The key opens by way of the store only: with it alone nobody can read anything. */
const byWayOf = (Sid: string, service: string, { region, dataKeyArn }: Places, Action: string[]): Statement => ({
  Sid,
  Effect: 'Allow',
  Action,
  Resource: dataKeyArn,
  Condition: { StringEquals: { 'kms:ViaService': `${service}.${region}.amazonaws.com` } },
});

const fileStatements = ({ files }: Needs, places: Places): Statement[] =>
  files.length === 0
    ? []
    : [
        {
          Sid: 'FilesOfTheAgency',
          Effect: 'Allow',
          Action: [
            ...(files.includes('read') ? ['s3:GetObject'] : []),
            ...(files.includes('write') ? ['s3:PutObject'] : []),
            ...(files.includes('remove') ? ['s3:DeleteObject'] : []),
          ],
          Resource: `${places.evidenceBucketArn}/${tagVariable}/*`,
          Condition: { Null: { [`aws:PrincipalTag/${agencyTag}`]: 'false' } },
        },
      ];

/** Both buckets are under the one key; whoever only takes files away opens nothing with it. */
const keyOfBuckets = ({ files, archive }: Needs, places: Places): Statement[] =>
  files.every((one) => one === 'remove') && archive.length === 0
    ? []
    : [byWayOf('KeyOfFiles', 's3', places, keyActions(true, archive.length > 0 || files.includes('write')))];

/**
 * Seals go in under a new name only: `If-None-Match` is asked of every put, since a versioned bucket would otherwise take a second
 * version that a reader finds first. They may be read to tell a repeat from a contradiction, and never be listed.
 */
const archiveStatements = ({ archive }: Needs, places: Places): Statement[] => {
  if (archive.length === 0) return [];
  const Resource = `${places.archiveBucketArn}/${tagVariable}/seals/*`;
  const tagged = { [`aws:PrincipalTag/${agencyTag}`]: 'false' };
  return [
    {
      Sid: 'SealsIntoTheArchive',
      Effect: 'Allow',
      Action: ['s3:PutObject'],
      Resource,
      Condition: { Null: { ...tagged, 's3:if-none-match': 'false' } },
    },
    { Sid: 'SealsInTheArchive', Effect: 'Allow', Action: ['s3:GetObject'], Resource, Condition: { Null: tagged } },
  ];
};

/** What a session of a function's tenant role may do: the function's actions on the partitions of the session's agency. */
export const tenantStatements = (needs: Needs, places: Places): Statement[] => {
  if (needs.tenantPartitions.length === 0) return [];
  const patterns = needs.tenantPartitions.map((pattern) => pattern.replace(agencyPlace, tagVariable));
  const writes = needs.table.includes('PutItem');
  return [
    {
      Sid: 'PartitionsOfTheAgency',
      Effect: 'Allow',
      Action: needs.table.map((action) => `dynamodb:${action}`),
      Resource: places.tableArn,
      Condition: onPartitions(patterns, true),
    },
    byWayOf('KeyOfTheTable', 'dynamodb', places, keyActions(true, writes)),
    ...fileStatements(needs, places),
    ...archiveStatements(needs, places),
    ...keyOfBuckets(needs, places),
  ];
};

/** What a function may read under its own role: the platform's list of agencies, and only where it works through all of them. */
export const platformStatements = (needs: Needs, places: Places): Statement[] =>
  needs.platformPartitions.length === 0
    ? []
    : [
        {
          Sid: 'ListOfAgencies',
          Effect: 'Allow',
          Action: ['dynamodb:Query'],
          Resource: places.tableArn,
          Condition: onPartitions(needs.platformPartitions, false),
        },
        byWayOf('KeyOfTheTable', 'dynamodb', places, keyActions(true, false)),
      ];

/** Who may begin a session: the one function, with the tag and with no other. */
export const sessionConditions: Conditions = {
  StringLike: { [`aws:RequestTag/${agencyTag}`]: '?*' },
  'ForAllValues:StringEquals': { 'aws:TagKeys': [agencyTag] },
  Null: { [`aws:RequestTag/${agencyTag}`]: 'false', 'aws:TagKeys': 'false' },
};
