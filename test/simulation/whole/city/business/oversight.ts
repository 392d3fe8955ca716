import { defaultRuleSet } from '../../../../../functions/domain/rules/default-rule-set.ts';
import { evaluated } from '../agencies.ts';
import { cycleOf } from '../bytes.ts';
import { hoursOf, minutesOf, say } from '../office.ts';
import { ask, type Deed, onCase, onCycle, subject } from './ask.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** What would the close do, by the deadline or at an instant of one's own. */
const rehearse: Deed = async (office) => {
  const instant = iso(office.time.now() + hoursOf(office.dice.between(1, 48)));
  const body = office.dice.chance(0.5) ? {} : { instant };
  await ask(office, 'admin', 'requestRehearsal', { body });
};

const outage: Deed = (office) =>
  onCycle(office, 'admin', 'recordOutage', {
    from: iso(office.time.now() - minutesOf(office.dice.between(20, 90))),
    to: iso(office.time.now() - minutesOf(5)),
    reason: say(office, 'Listrik padam'),
  });

const moreTime: Deed = async (office) => {
  const cycle = cycleOf(office.journal, office.agency)?.data;
  if (cycle === undefined || cycle.status !== 'open') return;
  if (cycle.phase !== 'planning' && cycle.phase !== 'execution' && cycle.phase !== 'supervisor-review') return;
  const deadline = iso(Date.parse(cycle.deadlines[cycle.phase]) + minutesOf(office.dice.between(5, 90)));
  const id = office.dice.pick(evaluated);
  await onCase(office, 'admin', 'extendForPerson', { deadline, reason: say(office, 'Sakit') }, id);
};

/** After the deadline and before anybody is settled, where the agency's rules leave an hour for it. */
export const correct: Deed = (office) =>
  onCase(office, 'admin', 'allowCorrection', { reason: say(office, 'Salah unggah') }, office.dice.pick(evaluated));

/** A second person looks at what a close waits for. */
export const confirm: Deed = async (office) => {
  const cycle = cycleOf(office.journal, office.agency)?.data;
  const hold = cycle?.holds?.find(({ outcome }) => outcome === null);
  if (hold === undefined) return;
  const by = office.dice.pick(['member-1', 'admin']);
  await ask(office, by, 'confirmClosure', { body: { phase: hold.phase, reason: say(office, 'Wajar') } });
};

const next = '2026.2';
const draft: Deed = (office) => {
  const { schemaVersion: _, version: __, ...rules } = defaultRuleSet;
  return ask(office, 'admin', 'saveRuleSetDraft', {
    params: { version: next },
    body: { note: say(office, 'Lebih ketat'), rules },
  });
};
const activate: Deed = async (office) => {
  await draft(office);
  await ask(office, 'secretary', 'activateRuleSet', { params: { version: next }, body: {}, version: 1 });
};

/** The case of whoever has moved follows, by the preview that the administrator saw; an old preview is refused by name. */
const reassign: Deed = async (office) => {
  const { status, text } = await ask(office, 'admin', 'getSegments', { params: { employeeId: subject } });
  if (status !== 200) return;
  const { reassignment }: { reassignment: { version: number | null; digest: string } | null } = JSON.parse(text);
  const { version, digest } = reassignment ?? { version: 1, digest: 'A'.repeat(43) };
  await ask(office, 'admin', 'confirmReassignments', {
    body: { reason: say(office, 'Mutasi'), items: [{ employeeId: subject, version, preview: digest }] },
  });
};

export const oversightDeeds = { rehearse, outage, moreTime, activate, reassign };
