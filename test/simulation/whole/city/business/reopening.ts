import type { HumanPhase } from '../../../../../functions/domain/cycle/phase.ts';
import type { ReopenablePhase } from '../../../../../functions/domain/cycle/reopening.ts';
import { appraiserOf } from '../agencies.ts';
import { cycleOf } from '../bytes.ts';
import { realise, reviewOneself, submitReview } from '../execution.ts';
import { dueMoment, later, minutesOf, type Office, say, succeeded } from '../office.ts';
import { submit } from '../planning.ts';
import { ask } from './ask.ts';

/** Which closed phase may be opened again while the cycle is in which. */
const during: Partial<Record<HumanPhase, readonly ReopenablePhase[]>> = {
  execution: ['planning'],
  'supervisor-review': ['execution'],
  'organisation-predicate': ['execution', 'supervisor-review'],
};
/** Whoever asks or decides is none of those concerned. */
const concerned = ['ani', 'budi', 'chief', 'member-2', 'member-3'];

/** What the close marked as missing is done in the window, or not; in time, or around its end. */
const makeUp = (office: Office, phase: ReopenablePhase, id: string, until: number): void => {
  const at = (work: () => Promise<unknown>): void => {
    if (office.dice.chance(0.85)) office.time.at(dueMoment(office, until), () => office.go(work));
  };
  if (phase === 'planning') at(() => submit(office, id));
  else if (phase === 'execution') {
    at(() => realise(office, id));
    at(() => reviewOneself(office, id));
  } else at(() => submitReview(office, id, appraiserOf.get(id) ?? ''));
};

const decide = async (
  office: Office,
  by: string,
  about: 'reopening' | 'extension',
  number: number,
): Promise<boolean> => {
  const decision = office.dice.chance(0.85) ? 'approve' : 'refuse';
  const body = { about, number, decision, reason: say(office, 'Terbukti') };
  const answer = await ask(office, by, 'decideAsSecondPerson', { body });
  return succeeded(answer) && decision === 'approve';
};

const numberIn = (text: string): number => {
  const { number }: { number: number } = JSON.parse(text);
  return number;
};

const reopen = async (office: Office, phase: ReopenablePhase, deadline: number): Promise<void> => {
  const { dice, time } = office;
  const until = time.now() + minutesOf(30) + dice.next() * (deadline - time.now() - minutesOf(31));
  const employeeIds = concerned.filter(() => dice.chance(0.5));
  const some = { kind: 'persons', employeeIds: employeeIds.length === 0 ? ['budi'] : employeeIds };
  const scope = dice.chance(0.25) ? { kind: 'unit', unitCode: 'DINKES' } : some;
  const body = { phase, scope, deadline: new Date(until).toISOString(), reason: say(office, 'Portal keliru') };
  const asked = await ask(office, 'admin', 'askReopening', { body });
  if (!succeeded(asked) || asked.text === '') return;
  const number = numberIn(asked.text);
  const ids = scope.kind === 'unit' ? ['ani', 'budi', 'chief'] : some.employeeIds;
  // Whoever asked tries it alone, or two others decide at once; the first word counts.
  for (const by of dice.pick([['secretary'], ['member-1'], ['admin', 'secretary'], ['secretary', 'member-1']]))
    later(office, 0, minutesOf(20), async () => {
      if (await decide(office, by, 'reopening', number)) for (const id of ids) makeUp(office, phase, id, until);
    });
};

/** Closed phases are opened again by two people. Dice of its own: it moves nothing of what goes on beside it. */
export const reopenSome = (parent: Office, phase: HumanPhase, deadline: number): void => {
  const office: Office = { ...parent, dice: parent.dice.fork(`reopening ${phase}`) };
  const { dice, time } = office;
  for (const closed of during[phase] ?? []) {
    const at = time.now() + dice.next() * 0.8 * (deadline - time.now());
    if (dice.chance(0.4)) time.at(at, () => office.go(() => reopen(office, closed, deadline)));
  }
};

/** A later end that waits for a second person gets an answer, where somebody looks in time. */
export const answerExtensions = async (parent: Office): Promise<void> => {
  const office: Office = { ...parent, dice: parent.dice.fork(`extensions ${parent.time.now()}`) };
  const { askedExtensions = [] } = cycleOf(office.journal, office.agency)?.data ?? {};
  for (const { number, decision } of askedExtensions)
    if (decision === null)
      later(office, 0, minutesOf(15), () =>
        decide(office, office.dice.pick(['secretary', 'member-1']), 'extension', number),
      );
};
