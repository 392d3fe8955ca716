import { isHumanPhase } from '../../../../functions/domain/cycle/phase.ts';
import { unsettled } from '../../../../functions/domain/cycle/reopening-rules.ts';
import type { Functions } from '../engine/functions.ts';
import type { Journal } from '../engine/journal.ts';
import type { Dice } from '../engine/seeded.ts';
import type { VirtualTime } from '../engine/virtual-time.ts';
import { agencies, cycleId } from './agencies.ts';
import { cycleOf } from './bytes.ts';
import { hoursOf, minutesOf } from './office.ts';

type Parts = { functions: Functions; time: VirtualTime; dice: Dice; journal: Journal; count(what: string): void };

const often = ['close-due-phases', 'escalate-objections', 'remind-measures', 'resend-signals'];
/** What runs by the day and the night: now and then here, which is as if most of its runs had been missed. */
const daily = [
  ...['rehearse-closures', 'seal-later-acts', 'archive-seals', 'remind-people', 'retain-texts', 'watch-cycles'],
];

/** Whether the schedules may have something to do in the next minutes. */
const isBusy = (journal: Journal, agency: string, now: number): boolean => {
  const cycle = cycleOf(journal, agency)?.data;
  if (cycle === undefined || cycle.phase === 'closed') return false;
  const signal = journal.read(`${agency}#${cycleId}#workflow`, 'signal');
  if (signal !== null && !signal.includes('"delivered"')) return true;
  if (!isHumanPhase(cycle.phase) || cycle.status !== 'open') return true;
  if (unsettled(cycle).some(({ until }) => Date.parse(until) <= now)) return true;
  const deadline = Date.parse(cycle.deadlines[cycle.phase]);
  // Later than that only a human's duty holds it open, which the rounds look after.
  return deadline <= now && now < deadline + hoursOf(4);
};

const nextDeadline = (journal: Journal, agency: string, now: number): number => {
  const cycle = cycleOf(journal, agency)?.data;
  if (cycle === undefined || !isHumanPhase(cycle.phase)) return Infinity;
  const ends = [cycle.deadlines[cycle.phase], ...unsettled(cycle).map(({ until }) => until)];
  return Math.min(...ends.map((end) => Date.parse(end)).filter((end) => end >= now));
};

/**
 * The schedules of the cloud: every five minutes where something may be due, else leapt over to the next deadline or a day and a half.
 * Ticks come late, twice, out of order with one another, and now and then not at all.
 */
export const startTicker = ({ functions, time, dice, journal, count }: Parts): void => {
  const fire = (name: string, event: number): void => {
    const failed = (): undefined => undefined;
    functions.schedule(name, new Date(event).toISOString()).catch(failed);
  };
  let busySince = 0;
  let day = 0;
  const due = (now: number): string[] => {
    if (now - day < hoursOf(20)) return often;
    day = now;
    return [...often, ...daily.filter(() => dice.chance(0.25))];
  };
  const tick = (): void => {
    const event = time.now();
    for (const name of due(event)) {
      if (dice.chance(0.08)) {
        count('tick missed');
        continue;
      }
      const late = dice.chance(0.1) ? dice.between(0, minutesOf(9)) : dice.between(0, 3000);
      if (late > 3000) count('tick late');
      time.after(late, () => fire(name, event));
      if (!dice.chance(0.06)) continue;
      count('tick twice');
      time.after(late + dice.between(0, minutesOf(1)), () => fire(name, event));
    }
    const now = time.now();
    const busy = agencies.some((agency) => isBusy(journal, agency, now));
    const deadline = Math.min(...agencies.map((agency) => nextDeadline(journal, agency, now)));
    const leap = Math.min(now + hoursOf(36), deadline + dice.between(0, minutesOf(3)));
    busySince = busy ? busySince || now : 0;
    // What three hours of ticks did not bring on, hours more will not; a run must come to its end.
    const next = now - busySince > hoursOf(5) ? now + hoursOf(2) : now + minutesOf(5);
    time.at(busy ? next : Math.max(leap, now + minutesOf(5)), tick);
  };
  time.after(minutesOf(1), tick);
};
