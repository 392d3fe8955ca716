import pLimit from 'p-limit';
import type { ExampleAgency, ExamplePerson } from '../example/generate-agency.ts';
import type { Random } from '../example/random.ts';
import type { DemoClient } from './client.ts';
import type { DemoClock } from './demo-clock.ts';
import type { EventStream } from './event-stream.ts';
import type { HttpStatistics } from './http-client.ts';
import type { Ledger } from './ledger.ts';
import type { Progress } from './progress.ts';
import type { Script } from './script.ts';

/** How much each person does: a real city's year would take the laptop hours, so large examples do less per head. */
export type Volume = {
  activities: number;
  feedbackRounds: number;
  draftShare: number;
  peerShare: number;
  acknowledgeShare: number;
};
export const volumeFor = (employees: number): Volume => {
  if (employees <= 3000)
    return { activities: 2, feedbackRounds: 1, draftShare: 0.2, peerShare: 0.4, acknowledgeShare: 0.2 };
  return { activities: 2, feedbackRounds: 1, draftShare: 0.1, peerShare: 0.2, acknowledgeShare: 0.1 };
};

export type Member = ExamplePerson & { id: string; appraiserId: string; talent: number; manner: number };
export type World = {
  cycleId: string;
  agency: ExampleAgency;
  volume: Volume;
  random: Random;
  script: Script;
  clock: DemoClock;
  client: DemoClient;
  ledger: Ledger;
  progress: Progress;
  /** All evaluated people, heads before those whom they appraise. */
  people: Member[];
  byNip: Map<string, Member>;
  byId: Map<string, Member>;
  offices: { mayor: string; chair: string; members: string[]; administrator: string; auditor: string };
  /** The stream that an open page of this person listens to. */
  openPage(personId: string): Promise<EventStream>;
  /** Sends the schedules' event and gives the machine time to work; stands for EventBridge Scheduler. */
  tick(): Promise<void>;
  engine: { kill9(): Promise<void>; restart(): Promise<void> };
  setOutage(away: boolean): void;
  /** Folder of the archive of seals; null where it is a bucket that nobody here may read. */
  archive: string | null;
  statistics: HttpStatistics;
};

/** How long a step of the procedure took, and how many requests it made. */
export type Timing = { step: string; seconds: number; requests: number };

/** Requests in flight at once. */
export const concurrency = 24;

/** Does one piece of work per item, a bounded number at a time, with a bar. */
export const eachOf = async <T>(
  world: Pick<World, 'progress'>,
  title: string,
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
): Promise<void> => {
  const bar = world.progress.start(title, items.length);
  const limit = pLimit(concurrency);
  await Promise.all(
    items.map((item) =>
      limit(async () => {
        await work(item);
        bar.tick();
      }),
    ),
  );
  bar.done();
};
