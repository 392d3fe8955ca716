import type { Clock } from '../../ports/clock.ts';
import { type Reminders, ReminderUnsentError } from '../../ports/reminders.ts';
import { signJsonPost } from './sign-request.ts';
import type { Credentials } from './signature-v4.ts';

const timeoutMs = 5_000;
const path = '/v2/email/outbound-emails';

type Settings = {
  /** Address that reminders come from; undefined on functions that send none. */
  sender: string | undefined;
  region: string | undefined;
  /** Where the service is, for everything but AWS itself. */
  endpoint: string | undefined;
  credentials(): Credentials;
  clock: Clock;
  fetch: (
    url: string,
    init: { method: 'POST'; headers: Record<string, string>; body: string; signal: AbortSignal },
  ) => Promise<Pick<Response, 'status'>>;
};

/**
 * E-mail by SES (API v2, `SendEmail`). One call makes no client: Node's own `fetch` and hashing do what the SDK's would. It is not
 * repeated here: SES knows no key of idempotency, and whoever asked knows whether a repeat is wanted.
 */
export const createSesReminders = ({ sender, region, endpoint, credentials, clock, fetch }: Settings): Reminders => ({
  send: async ({ email, subject, text }) => {
    if (email === null) return 'no-address';
    if (sender === undefined || region === undefined)
      throw new ReminderUnsentError('this function was given no address to send from');
    const url = new URL(path, endpoint ?? `https://email.${region}.amazonaws.com`);
    const Charset = 'UTF-8';
    const body = JSON.stringify({
      FromEmailAddress: sender,
      Destination: { ToAddresses: [email] },
      Content: { Simple: { Subject: { Data: subject, Charset }, Body: { Text: { Data: text, Charset } } } },
    });
    const at = clock.now();
    const headers = signJsonPost({
      ...{ service: 'ses', region, host: url.host, path, body, at },
      credentials: credentials(),
    });
    const answer = await fetch(url.href, {
      ...{ method: 'POST', headers, body },
      signal: AbortSignal.timeout(timeoutMs),
    }).catch(() => null);
    // Its own word for an address that it will never take, or a sender that it does not know.
    if (answer?.status === 400) return 'refused';
    // The answer's text may name the address: the status alone is told.
    if (answer?.status !== 200)
      throw new ReminderUnsentError(`SES did not take a message: ${answer?.status ?? 'no answer'}`);
    return 'sent';
  },
});
