import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Reminder, ReminderUnsentError } from '../../functions/ports/reminders.ts';
import { createSesReminders } from '../../functions/runtime/aws/ses-reminders.ts';

const at = '2026-01-17T02:00:00.000Z';
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' };
const message: Reminder = {
  ...{ agencyId: 'kota', personId: 'ani', email: 'ani@kota.example', on: '2026-01-17', language: 'id' },
  ...{ subject: 'Siklus: 1 tugas', text: 'Ajukan SKP – segera' },
};
const sent = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.array(z.string()) }),
  Content: z.object({
    Simple: z.object({
      Subject: z.object({ Data: z.string(), Charset: z.literal('UTF-8') }),
      Body: z.object({ Text: z.object({ Data: z.string(), Charset: z.literal('UTF-8') }) }),
    }),
  }),
});

const channel = (answer: number | 'silence', over: { sender?: string | undefined } = {}) => {
  const calls: { url: string; headers: Record<string, string>; body: z.output<typeof sent> }[] = [];
  const settings = {
    ...{ sender: 'siklus@kota.example', region: 'ap-southeast-3', endpoint: undefined, ...over },
    credentials: () => credentials,
    clock: { now: () => at },
  };
  const fetch = async (url: string, { headers, body }: { headers: Record<string, string>; body: string }) => {
    calls.push({ url, headers, body: sent.parse(JSON.parse(body)) });
    if (answer === 'silence') throw new TypeError('fetch failed');
    return { status: answer };
  };
  return { calls, reminders: createSesReminders({ ...settings, fetch }) };
};

describe('reminders by SES', () => {
  it('are one signed call from the address that was set, to the one person', async () => {
    const { reminders, calls } = channel(200);
    expect(await reminders.send(message)).toBe('sent');
    expect(calls).toHaveLength(1);
    const [call] = calls;
    expect(call?.url).toBe('https://email.ap-southeast-3.amazonaws.com/v2/email/outbound-emails');
    expect(call?.body.FromEmailAddress).toBe('siklus@kota.example');
    expect(call?.body.Destination.ToAddresses).toEqual(['ani@kota.example']);
    expect(call?.body.Content.Simple.Body.Text.Data).toBe('Ajukan SKP – segera');
    expect(call?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/20260117\/ap-southeast-3\/ses\/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, Signature=[0-9a-f]{64}$/,
    );
  });

  it('are not sent to somebody without an address, and nobody is called for it', async () => {
    const { reminders, calls } = channel(200);
    expect(await reminders.send({ ...message, email: null })).toBe('no-address');
    expect(calls).toEqual([]);
  });

  it.each([429, 500, 403, 'silence'] as const)('say that a message did not go out: %s', async (answer) => {
    const { reminders, calls } = channel(answer);
    const failed = await reminders.send(message).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ReminderUnsentError);
    // A repeat is the caller's to decide: SES would send it twice.
    expect(calls).toHaveLength(1);
    expect(String(failed)).not.toContain('ani');
  });

  it('tell what SES will never take from what it did not take now', async () => {
    expect(await channel(400).reminders.send(message)).toBe('refused');
  });

  it('are not possible for a function that was given no sender', async () => {
    await expect(channel(200, { sender: undefined }).reminders.send(message)).rejects.toThrow('no address');
  });
});
