import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { stopwatch } from '../../functions/runtime/clock.ts';
import type { Deployed } from './deploy.ts';
import { type Place, signedCall } from './signed-call.ts';

/** `skipped` says what the place cannot do; null where the check held. */
export type Watched = { name: string; skipped: string | null };

const events = z.looseObject({ events: z.array(z.looseObject({ message: z.string() })) });
/** A schedule of a minute has called twice by then. */
const patienceMs = 130_000;

const linesOf = async (place: Place, logGroupName: string): Promise<string[]> => {
  const target = 'Logs_20140328.FilterLogEvents';
  const { status, text } = await signedCall(place, { service: 'logs', target, body: JSON.stringify({ logGroupName }) });
  if (status !== 200) throw new Error(`the log of ${logGroupName} answered ${status}: ${text.slice(0, 300)}`);
  return events.parse(JSON.parse(text)).events.map(({ message }) => message);
};

/** The schedule of a minute calls its function by itself; what the function says of it stands in its log group. */
export const checkSchedules = async (place: Place, { prefix }: Deployed, ownCalls: number): Promise<Watched[]> => {
  const group = `/${prefix}/schedule-resend-signals`;
  const called = 'EventBridge Scheduler calls a function by itself';
  const timed = 'the schedule tells the time of its event';
  for (const until = stopwatch() + patienceMs; stopwatch() < until; await pause(2_000)) {
    const lines = await linesOf(place, group);
    // The journey's own calls stand in the log too, and each of them told its time.
    const [done, untold] = ['"schedule done"', 'Invalid ISO datetime'].map(
      (part) => lines.filter((line) => line.includes(part)).length,
    );
    if (untold !== undefined && untold > 0)
      return [
        { name: called, skipped: null },
        { name: timed, skipped: 'the emulator sends <aws.scheduler.scheduled-time> as it is written' },
      ];
    if (done !== undefined && done > ownCalls) return [called, timed].map((name) => ({ name, skipped: null }));
  }
  throw new Error('no schedule called its function');
};

/** What stands in the bucket itself: the seals of the one agency, each under its own name. @throws Error where one is missing */
export const checkArchive = async (place: Place, { archiveBucket }: Deployed, seals: number): Promise<Watched[]> => {
  const listed = { method: 'GET', service: 's3', path: `/${archiveBucket}`, query: 'list-type=2', body: '' } as const;
  const { status, text } = await signedCall(place, listed);
  const names = [...text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, name]) => name ?? '');
  if (status !== 200 || names.filter((name) => name.includes('/seals/')).length !== seals)
    throw new Error(`the archive shows ${names.join(', ')} (${status}) instead of ${seals} seals`);
  return [{ name: 'every seal of the cycle stands in the archive bucket', skipped: null }];
};

const stranger = { accessKeyId: 'AKIASTRANGERSTRANGER', secretAccessKey: 'of-nobody', sessionToken: undefined };

/** Keys that nobody gave out must open nothing; a place that takes them judges no policy either. */
export const checkPolicies = async (place: Place, { tableName }: Deployed): Promise<Watched[]> => {
  const body = JSON.stringify({ TableName: tableName, Limit: 1 });
  const target = 'DynamoDB_20120810.Scan';
  const { status } = await signedCall(place, { service: 'dynamodb', target, body }, stranger);
  const skipped =
    status === 200 ? 'the emulator lets any key in and judges no policy (test/infra/aws/isolation.test.ts does)' : null;
  const names = ['keys of nobody open nothing', 'a session of one agency reaches no other agency'];
  // The second is only worth asking where the first holds, and only a function can begin such a session.
  return names.map((name, i) => ({
    name,
    skipped: skipped ?? (i === 0 ? null : 'only a function may begin a session; the policies are judged by a test'),
  }));
};

/** The browser's own way to a file leads to S3 itself, whatever address services are given. */
export const notTried: Watched[] = [
  {
    name: 'a file of evidence is uploaded by a signed address',
    skipped: 'signed addresses name amazonaws.com, which the emulator is not',
  },
  { name: 'a new version takes over by shifts', skipped: 'the emulator has no CodeDeploy' },
  { name: 'Cognito signs people in', skipped: 'the check brings an issuer of its own, as an agency may' },
];
