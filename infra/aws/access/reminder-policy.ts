import type { Needs } from './needs.ts';
import type { Statement } from './policy-document.ts';

/** From which address, and the ARN of the identity that SES has verified for it. */
export type ReminderSender = { sender: string; identityArn: string };

/** What a function may send, under its own role: messages from the one address, and nothing else of SES. */
export const reminderStatements = ({ reminders }: Needs, { sender, identityArn }: ReminderSender): Statement[] =>
  reminders.length === 0
    ? []
    : [
        {
          Sid: 'Reminders',
          Effect: 'Allow',
          Action: reminders.map((action) => `ses:${action}`),
          Resource: identityArn,
          Condition: { StringEquals: { 'ses:FromAddress': sender } },
        },
      ];
