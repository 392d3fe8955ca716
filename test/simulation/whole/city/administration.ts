import type { HumanPhase } from '../../../../functions/domain/cycle/phase.ts';
import { cycleId } from './agencies.ts';
import { answerExtensions } from './business/reopening.ts';
import { cycleOf } from './bytes.ts';
import { hoursOf, minutesOf, type Office, say, secondsOf } from './office.ts';

const extend = async (office: Office, phase: HumanPhase): Promise<void> => {
  const found = cycleOf(office.journal, office.agency);
  if (found === null || found.data.phase !== phase) return;
  const deadline = new Date(Date.parse(found.data.deadlines[phase]) + office.dice.between(1, 20) * minutesOf(60));
  await office.client.ask(office.agency, 'admin', 'extendDeadline', {
    params: { cycleId },
    body: { phase, deadline: deadline.toISOString(), reason: say(office, 'Banjir') },
    version: found.version,
  });
  await answerExtensions(office);
};

const close = (office: Office, phase: HumanPhase) =>
  office.client.ask(office.agency, 'admin', 'closePhase', { params: { cycleId }, body: { phase } });

/** Deadlines are moved shortly before they pass or just after; phases are closed early, and beside the schedule. */
export const administer = (office: Office, phase: HumanPhase, deadline: number): void => {
  const { dice, time } = office;
  const at = (when: number, work: () => Promise<unknown>): void => time.at(when, () => office.go(work));
  if (dice.chance(0.3)) at(deadline + dice.between(-minutesOf(30), secondsOf(58)), () => extend(office, phase));
  if (dice.chance(0.15)) at(time.now() + dice.next() * (deadline - time.now()), () => close(office, phase));
  if (dice.chance(0.3)) at(deadline + dice.between(0, 1) * secondsOf(60), () => close(office, phase));
  // Two closers at the first moment at which the phase may be closed.
  if (!dice.chance(0.3)) return;
  office.count('two closers at once');
  for (let n = 0; n < 2; n++) at(deadline + secondsOf(60), () => close(office, phase));
};

/** After a failure an administrator lets the cycle go on, as often as it takes. */
export const resume = async (office: Office): Promise<void> => {
  const found = cycleOf(office.journal, office.agency);
  if (found === null || found.data.phase === 'closed') return;
  await office.client.ask(office.agency, 'admin', 'resumeCycle', {
    params: { cycleId },
    body: { reason: say(office, 'Mesin berhenti') },
  });
};

/** A look around by somebody who reads everything: what comes back must be of the own agency. */
export const lookAround = (office: Office): void => {
  const reads: [string, Record<string, string>, string][] = [
    ['getCycle', {}, 'ani'],
    ['getCase', { employeeId: 'ani' }, 'chief'],
    ['getPlan', { employeeId: 'budi' }, 'chief'],
    ['listActivities', { employeeId: 'ani' }, 'ani'],
    ['getResult', { employeeId: 'budi' }, 'budi'],
    ['listServices', {}, 'member-1'],
    ['listFeedback', { employeeId: 'ani' }, 'ani'],
    ['getTeam', {}, 'chief'],
    ['listCases', {}, 'admin'],
  ];
  for (let n = 0; n < 6; n++) {
    const [operation, params, by] = office.dice.pick(reads);
    office.time.after(office.dice.between(0, hoursOf(72)), () =>
      office.go(() =>
        office.client.ask(office.agency, by, operation, {
          params: { cycleId, ...params },
          query: operation === 'getTeam' ? { cycleId } : {},
        }),
      ),
    );
  }
};
