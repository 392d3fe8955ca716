import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CustomDataIdentifier, DataIdentifier, DataProtectionPolicy, LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Settings } from '../settings/settings-schema.ts';

/** 18 digits are a NIP; the events that we log hold none, so this is the net below, should one ever be written. */
const nip = new CustomDataIdentifier('NIP', '[0-9]{18}');

/** A log group that is encrypted, forgets, and shows no number of a person, no address of mail, no secret. */
export const privateLogGroup = (
  scope: Construct,
  id: string,
  { name, key, settings }: { name: string; key: IKey; settings: Settings },
): LogGroup =>
  new LogGroup(scope, id, {
    logGroupName: name,
    retention: settings.logs.retentionDays,
    encryptionKey: key,
    removalPolicy: settings.data.keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    dataProtectionPolicy: new DataProtectionPolicy({
      name: 'no-personal-data',
      description: 'Masks what a log line must not show',
      identifiers: [nip, DataIdentifier.EMAILADDRESS, DataIdentifier.AWSSECRETKEY],
    }),
  });
