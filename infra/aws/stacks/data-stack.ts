import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  HttpMethods,
  ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { table } from '../../../functions/store/table.ts';
import { acknowledge, stands } from '../acknowledgements.ts';
import { encryptionKey } from '../constructs/encryption-key.ts';
import { logAccess } from '../constructs/log-access.ts';
import { signingKey } from '../constructs/signing-key.ts';
import type { Settings } from '../settings/settings-schema.ts';

export type DataStackProps = StackProps & { settings: Settings };

/** What must outlive everything else: the table, the files of evidence, the roots of the audit, and the key to them. */
export class DataStack extends Stack {
  readonly key: Key;
  /** Seals phases and exports. */
  readonly sealKey: Key;
  /** Signs decisions, minutes and receipts. */
  readonly documentKey: Key;
  readonly table: Table;
  readonly evidence: Bucket;
  readonly archive: Bucket;
  /** For the policies of other stacks; its name is known, so that the finding on them can be acknowledged by it. */
  readonly evidenceArn: string;
  readonly evidenceArnName: string;
  readonly archiveArn: string;
  readonly archiveArnName: string;

  constructor(scope: Construct, id: string, { settings, ...props }: DataStackProps) {
    super(scope, id, { ...props, terminationProtection: settings.data.keep });
    const { keep, recoveryDays, lock } = settings.data;
    const removalPolicy = keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.key = encryptionKey(this, 'Key', { description: 'Siklus: table and files', keep });

    this.sealKey = signingKey(this, 'SealKey', { description: 'Siklus: seals of phases and exports', keep });
    this.documentKey = signingKey(this, 'DocumentKey', { description: 'Siklus: decisions, minutes, receipts', keep });

    this.table = new Table(this, 'Table', {
      partitionKey: { name: table.partitionKey, type: AttributeType.STRING },
      sortKey: { name: table.sortKey, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: recoveryDays },
      deletionProtection: keep,
      removalPolicy,
    });

    const accessLogs = new Bucket(this, 'AccessLogs', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [
        { expiration: Duration.days(settings.logs.retentionDays), noncurrentVersionExpiration: Duration.days(7) },
      ],
      removalPolicy,
    });
    const locked: BucketProps = {
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      removalPolicy,
    };
    this.evidence = new Bucket(this, 'Evidence', {
      ...locked,
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
        // Nothing is ever written over: a version that is not the current one was erased (UU 27/2022 art. 8), and goes for good.
        { noncurrentVersionExpiration: Duration.days(7), expiredObjectDeleteMarker: true },
      ],
      cors: [
        {
          allowedMethods: [HttpMethods.PUT, HttpMethods.GET],
          allowedOrigins: settings.api.webOrigins,
          // What a prepared upload signs and the browser must therefore send.
          allowedHeaders: ['content-type', 'if-none-match', 'x-amz-checksum-sha256', 'x-amz-meta-name'],
          maxAge: 3600,
        },
      ],
    });
    this.archive = new Bucket(this, 'Archive', {
      ...locked,
      objectLockEnabled: true,
      objectLockDefaultRetention:
        lock.mode === 'compliance'
          ? ObjectLockRetention.compliance(Duration.days(lock.days))
          : ObjectLockRetention.governance(Duration.days(lock.days)),
    });
    this.evidenceArnName = `${id}-evidence-arn`;
    this.evidenceArn = this.exportValue(this.evidence.bucketArn, { name: this.evidenceArnName });
    this.archiveArnName = `${id}-archive-arn`;
    this.archiveArn = this.exportValue(this.archive.bucketArn, { name: this.archiveArnName });
    logAccess(this.evidence, accessLogs, 'evidence/');
    logAccess(this.archive, accessLogs, 'archive/');
    acknowledge(this.table, stands.table);
    acknowledge(this.evidence, stands.bucket);
    acknowledge(this.archive, stands.bucket);
    acknowledge(accessLogs, stands.bucket, stands.accessLogs);
  }
}
