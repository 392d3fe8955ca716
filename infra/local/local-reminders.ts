import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reminder, Reminders } from '../../functions/ports/reminders.ts';

export type LocalReminders = {
  reminders: Reminders;
  /** Messages lie here, one folder a day. */
  folder: string;
  stop(): Promise<void>;
};

/** Letters beyond ASCII in a header (RFC 2047), by the code point so that none is cut in two. */
const encodedWords = (text: string): string => {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const words: string[] = [];
  let word = '';
  for (const sign of text) {
    if (Buffer.byteLength(word + sign) > 45) {
      words.push(word);
      word = '';
    }
    word += sign;
  }
  return [...words, word].map((part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`).join('\r\n ');
};

/** An e-mail as RFC 5322 writes it, which every mail program opens. A repeat of the same day has the same id. */
const emlOf = ({ agencyId, personId, email, on, subject, text }: Reminder): string =>
  [
    'From: Siklus <siklus@localhost>',
    `To: ${email ?? 'undisclosed-recipients:;'}`,
    `Subject: ${encodedWords(subject)}`,
    `Date: ${new Date(on).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${on}.${personId}.${agencyId}@localhost>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...text.split('\n'),
  ].join('\r\n');

/**
 * Stands where SES stands on AWS: a folder beside the data, a file for each message. Here everybody is reached, with an address or
 * without: whoever tries the system sees what would be sent.
 */
export const createLocalReminders = async (dataDir: string | null): Promise<LocalReminders> => {
  const passing = dataDir === null ? await mkdtemp(join(tmpdir(), 'siklus-reminders-')) : null;
  const folder = passing ?? join(dataDir ?? '', 'reminders');
  return {
    folder,
    reminders: {
      send: async (reminder) => {
        const day = join(folder, reminder.on);
        const file = join(day, `${reminder.agencyId}.${reminder.personId}.eml`);
        await mkdir(day, { recursive: true, mode: 0o700 });
        await writeFile(`${file}.part`, emlOf(reminder), { mode: 0o600 });
        await rename(`${file}.part`, file);
        return reminder.email === null ? 'no-address' : 'sent';
      },
    },
    stop: async () => {
      if (passing !== null) await rm(passing, { recursive: true, force: true });
    },
  };
};
