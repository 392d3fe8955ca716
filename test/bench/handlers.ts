import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { printSection, times } from './report.ts';

const pair = z.object({ whole: z.number(), bare: z.number() });
const figures = z.object({ reading: pair, writing: pair });

export const benchHandlers = async (): Promise<void> => {
  const child = fork(join(import.meta.dirname, 'handlers-child.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the measurement of the handlers ended with ${code}`);
  });
  const [message] = await Promise.race([once(child, 'message'), failed]);
  failed.catch(() => undefined);
  const { reading, writing } = figures.parse(message);
  const line = (what: string, { whole, bare }: z.infer<typeof pair>) => [
    { what: `${what}, bare`, figure: `${bare.toFixed(0)} µs` },
    { what: `${what}, whole handler`, figure: `${whole.toFixed(0)} µs`, ratio: times(whole / bare) },
  ];
  printSection('Handler against the bare use case, memory store (median of 12 blocks of 400 requests)', [
    ...line('read a case', reading),
    ...line('report an activity', writing),
  ]);
};
