import * as z from 'zod';

export const seal = z
  .object({
    provider: z.enum(['local', 'bsre']).meta({
      description: 'local: a key of this installation; bsre: certified by Balai Sertifikasi Elektronik.',
    }),
    algorithm: z.literal('Ed25519'),
    publicKey: z.string(),
    value: z.string(),
  })
  .meta({ id: 'DocumentSeal' });
