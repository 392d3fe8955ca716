import { setTimeout as pause } from 'node:timers/promises';
import { stopwatch } from '../../../functions/runtime/clock.ts';
import type { Random } from '../../../infra/local/example/random.ts';
import type { Act, Acts, Fate } from './acts.ts';
import type { Wire } from './wire.ts';

/** One act: when it was meant to start, when it was sent, when its answer was there (milliseconds of the stopwatch). */
export type Sample = { intended: number; sent: number; done: number; fate: Fate; answer: string };

export type Sender = { wire: Wire; acts: Acts };

const sendOne = async ({ wire, acts }: Sender, act: Act, intended: number): Promise<Sample> => {
  const sent = stopwatch();
  const answer = await wire.send(act.call);
  const done = stopwatch();
  const fate = acts.settle(act, answer);
  return {
    intended,
    sent,
    done,
    fate,
    answer: fate === 'unknown' ? `${answer.status} ${answer.text.slice(0, 300)}` : '',
  };
};

/** Everybody sends the next act when the last one is answered: what the system can take, and never more. */
export const closedLoop = async (sender: Sender, workers: number, seconds: number): Promise<Sample[]> => {
  const until = stopwatch() + seconds * 1_000;
  const samples: Sample[] = [];
  const work = async (): Promise<void> => {
    while (stopwatch() < until) samples.push(await sendOne(sender, sender.acts.next(), stopwatch()));
  };
  await Promise.all(Array.from({ length: workers }, work));
  return samples;
};

/** Sends these, some at a time, each again until it is accepted. */
export const sendAll = async (sender: Sender, list: readonly Act[], atOnce: number): Promise<void> => {
  const queue = list.values();
  const work = async (): Promise<void> => {
    for (const act of queue) {
      let sample = await sendOne(sender, act, stopwatch());
      while (sample.fate === 'refused') {
        await pause(200);
        sample = await sendOne(sender, act, stopwatch());
      }
      if (sample.fate !== 'accepted') throw new Error(`${act.call.path} answered ${sample.answer}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
};

/** Milliseconds from the start at which people press the button: independent of each other, so the gaps are exponential. */
export const arrivals = (random: Random, perSecond: number, seconds: number): number[] => {
  const grain = 1_000_000;
  const times: number[] = [];
  for (let at = 0; ; ) {
    at += (-Math.log((random.below(grain) + 1) / grain) * 1_000) / perSecond;
    if (at >= seconds * 1_000) return times;
    times.push(at);
  }
};

/**
 * Sends by the schedule, whatever the system does, and waits for all answers at the end. Latency counts from the intended
 * start: what the system or this sender holds up is not left out.
 */
export const openLoop = async (sender: Sender, schedule: readonly number[]): Promise<Sample[]> => {
  const begin = stopwatch();
  const answers: Promise<Sample>[] = [];
  for (let next = schedule[0]; next !== undefined; next = schedule[answers.length]) {
    const wait = begin + next - stopwatch();
    if (wait > 0) await pause(Math.max(1, wait));
    else answers.push(sendOne(sender, sender.acts.next(), begin + next));
  }
  return Promise.all(answers);
};

/** A few acts a second until so many in a row were accepted in the usual time, or the patience is over. */
export const untilNormal = async (
  sender: Sender,
  { usualMs, inARow, patienceMs }: { usualMs: number; inARow: number; patienceMs: number },
): Promise<{ samples: Sample[]; recoveredMs: number }> => {
  const begin = stopwatch();
  const samples: Sample[] = [];
  const sending: Promise<void>[] = [];
  const isNormal = ({ fate, intended, done }: Sample): boolean => fate === 'accepted' && done - intended <= usualMs;
  for (let at = 0; at < patienceMs; at += 50) {
    const wait = begin + at - stopwatch();
    if (wait > 0) await pause(wait);
    sending.push(sendOne(sender, sender.acts.next(), begin + at).then((sample) => void samples.push(sample)));
    const last = samples.toSorted((a, b) => a.intended - b.intended).slice(-inARow);
    if (last.length === inARow && last.every(isNormal)) break;
  }
  await Promise.all(sending);
  const ordered = samples.toSorted((a, b) => a.intended - b.intended);
  const first = ordered.findIndex(
    (_, i) => ordered.slice(i, i + inARow).every(isNormal) && i + inARow <= ordered.length,
  );
  const recovered = ordered[first];
  return { samples: ordered, recoveredMs: recovered === undefined ? Infinity : recovered.done - begin };
};
