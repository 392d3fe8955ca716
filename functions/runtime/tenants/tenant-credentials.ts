import type { STSClient } from '@aws-sdk/client-sts';
import { agencyTag } from '../../contracts/token.ts';
import type { Clock } from '../../ports/clock.ts';

export type TenantCredentials = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expiration: Date;
};

/** The longest that one role may hold another ("role chaining"). */
const sessionSeconds = 3600;
/** An address signed with these keys is valid for 15 minutes, and no longer than the keys. */
const renewBeforeMs = 16 * 60 * 1000;
const longestSessionName = 64;

type Settings = { roleArn: string; clock: Clock; client(): Promise<Pick<STSClient, 'send'>> };

/** STS's client is loaded by the first session, not by every cold start. */
export const loadStsClient = async (): Promise<STSClient> => {
  const { STSClient } = await import('@aws-sdk/client-sts');
  return new STSClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
  });
};

const assume = async ({ roleArn, client }: Settings, agencyId: string): Promise<TenantCredentials> => {
  const [{ AssumeRoleCommand }, sts] = await Promise.all([import('@aws-sdk/client-sts'), client()]);
  const { Credentials: found } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: roleArn,
      RoleSessionName: `agency-${agencyId}`.slice(0, longestSessionName),
      DurationSeconds: sessionSeconds,
      Tags: [{ Key: agencyTag, Value: agencyId }],
    }),
  );
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = found ?? {};
  if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration)
    throw new TypeError('STS answered without credentials');
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: Expiration,
  };
};

/**
 * Keys of one agency: a session of the function's tenant role that is tagged with the agency. Asked for at the first use and
 * kept until a quarter of an hour before it ends; calls at the same time share one session. One that failed is asked for anew.
 */
export const createTenantCredentials = (settings: Settings, agencyId: string): (() => Promise<TenantCredentials>) => {
  let session: Promise<TenantCredentials> | null = null;
  const isFresh = ({ expiration }: TenantCredentials): boolean =>
    expiration.getTime() - Date.parse(settings.clock.now()) > renewBeforeMs;
  const begin = (): Promise<TenantCredentials> => {
    const begun = assume(settings, agencyId);
    session = begun;
    begun.catch(() => {
      if (session === begun) session = null;
    });
    return begun;
  };
  return async () => {
    const held = session;
    if (held !== null && isFresh(await held)) return held;
    return session === held || session === null ? begin() : session;
  };
};
