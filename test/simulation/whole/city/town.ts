import type { Cycle } from '../../../../functions/domain/cycle/cycle.ts';
import type { HumanPhase } from '../../../../functions/domain/cycle/phase.ts';
import type { Entry } from '../engine/journal.ts';
import { administer, lookAround } from './administration.ts';
import { cycleId, opening } from './agencies.ts';
import { goAbout } from './business/business.ts';
import { decideExceptions } from './business/outcome.ts';
import { confirm } from './business/oversight.ts';
import { reopenSome } from './business/reopening.ts';
import { cycleOf } from './bytes.ts';
import { execute, review } from './execution.ts';
import { deliberate, setPredicate, sign } from './forum.ts';
import { followUp, receive, workOnObjections } from './objections.ts';
import { hoursOf, minutesOf, type Office } from './office.ts';
import { plan } from './planning.ts';

const worksOf: Record<HumanPhase, (office: Office, deadline: number) => void> = {
  planning: plan,
  execution: execute,
  'supervisor-review': review,
  'organisation-predicate': setPredicate,
  'committee-forum': deliberate,
  'final-decision': () => undefined,
  'objection-window': receive,
  'follow-up': followUp,
};

/** What must be done by a named human, however late: looked after in rounds until the cycle is closed. */
const makeRounds = (office: Office): void => {
  const round = async (): Promise<void> => {
    const found = cycleOf(office.journal, office.agency);
    if (found?.data.phase === 'final-decision' && found.data.status === 'open') {
      await sign(office);
      await decideExceptions(office);
    }
    if (found?.data.phase === 'objection-window' || found?.data.phase === 'follow-up') await workOnObjections(office);
  };
  const next = (): void => {
    if (cycleOf(office.journal, office.agency)?.data.phase === 'closed') return;
    office.time.after(office.dice.between(hoursOf(8), hoursOf(30)), () => {
      office.go(round);
      next();
    });
  };
  next();
};

/** Dice of its own: what goes on beside the main road does not move what goes on there. */
const sideOf = (office: Office): Office => ({ ...office, dice: office.dice.fork('business') });

/** A close that waits for a second person is looked at by one or two, or by nobody until the rule decides. */
const heed = (office: Office, { holds = [] }: Cycle): void => {
  if (!holds.some(({ outcome, phase }) => outcome === null && office.notes.get('held') !== phase)) return;
  office.notes.set('held', holds.at(-1)?.phase ?? '');
  for (let n = office.dice.pick([0, 1, 1, 2]), at = office.dice.between(0, 50); n > 0; n--)
    office.time.after(minutesOf(at), () => office.go(() => confirm(office)));
};

/** People see that a phase has opened, or that its deadline was moved, and set to work. */
const follow = (office: Office): void => {
  let known = '';
  office.journal.watch(({ writes }: Entry) => {
    const written = writes.find(({ pk, sk }) => pk === `${office.agency}#cycles` && sk === cycleId);
    if (written === undefined || written.json === '') return;
    const cycle: Cycle = JSON.parse(written.json);
    const { phase, status, deadlines } = cycle;
    heed(office, cycle);
    if (
      status !== 'open' ||
      phase === 'preparation' ||
      phase === 'scoring' ||
      phase === 'publication' ||
      phase === 'closed'
    )
      return;
    const deadline = Date.parse(deadlines[phase]);
    const now = `${phase} ${deadline}`;
    if (now === known) return;
    const opened = !known.startsWith(`${phase} `);
    known = now;
    office.time.after(office.dice.between(0, minutesOf(1)), () => {
      worksOf[phase](office, deadline);
      administer(office, phase, deadline);
      if (opened) lookAround(office);
      if (opened) goAbout(sideOf(office), phase, deadline);
      if (opened) reopenSome(office, phase, deadline);
      if (phase === 'final-decision')
        office.time.after(office.dice.between(0, hoursOf(20)), () => office.go(() => sign(office)));
    });
  });
};

/** Opens the cycle of an agency, and lets its people live in it. */
export const live = (office: Office): void => {
  follow(office);
  makeRounds(office);
  const open = async (): Promise<void> => {
    await office.client.ask(office.agency, 'admin', 'openCycle', { body: opening });
    // Nothing came of it: somebody looks a day later and opens it again.
    if (cycleOf(office.journal, office.agency) === null) office.time.after(hoursOf(24), () => office.go(open));
  };
  office.go(open);
};
