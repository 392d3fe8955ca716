import type { KeyAction, Needs } from './needs.ts';
import type { Statement } from './policy-document.ts';

/** ARNs of the two keys that sign: whoever may seal a phase cannot sign a decision. */
export type SigningKeys = { sealing: string; documents: string };

const statements = (Sid: string, actions: KeyAction[], Resource: string): Statement[] => [
  ...(actions.includes('GetPublicKey')
    ? [{ Sid: `${Sid}Shown`, Effect: 'Allow' as const, Action: ['kms:GetPublicKey'], Resource }]
    : []),
  ...(actions.includes('Sign')
    ? [
        {
          Sid: `${Sid}Used`,
          Effect: 'Allow' as const,
          Action: ['kms:Sign'],
          Resource,
          // The one kind of signature that the verifier knows: over the text itself.
          Condition: { StringEquals: { 'kms:SigningAlgorithm': 'ED25519_SHA_512', 'kms:MessageType': 'RAW' } },
        },
      ]
    : []),
];

/** What a function may do with the installation's keys, under its own role: no agency's session can sign. */
export const signingStatements = ({ sealing, documents }: Needs, keys: SigningKeys): Statement[] => [
  ...statements('SealKey', sealing, keys.sealing),
  ...statements('DocumentKey', documents, keys.documents),
];
