import type { Plan } from '../../../../functions/domain/planning/plan.ts';
import { examplePlan } from '../../../support/example-plan.ts';
import { appraiserOf, evaluated } from './agencies.ts';
import { caseOf } from './bytes.ts';
import { dueMoment, later, minutesOf, type Office, onPerson, say, succeeded } from './office.ts';

const planOf = (office: Office): Plan => ({
  ...examplePlan,
  workResults: examplePlan.workResults.map((one) => ({ ...one, text: say(office, one.text) })),
  expectations: [],
});

export const submit = async (office: Office, id: string): Promise<void> => {
  const found = caseOf(office.journal, office.agency, id);
  if (found?.data.stage !== 'unplanned' || found.data.plan?.status === 'submitted') return;
  const answer = await onPerson(office, id, 'submitPlan', id, {
    body: { plan: planOf(office) },
    version: found.version,
  });
  if (succeeded(answer) && office.dice.chance(0.85)) later(office, 0, minutesOf(20), () => decide(office, id));
};

const decide = async (office: Office, id: string): Promise<void> => {
  const found = caseOf(office.journal, office.agency, id);
  if (found?.data.stage !== 'unplanned' || found.data.plan?.status !== 'submitted') return;
  const returned = office.dice.chance(0.2);
  const body = returned
    ? { decision: 'return', reason: say(office, 'Kurang jelas') }
    : { decision: 'approve', expectations: { plan: say(office, 'Teliti'), workResults: [], behaviours: [] } };
  const answer = await onPerson(office, appraiserOf.get(id) ?? '', 'decidePlan', id, { body, version: found.version });
  if (succeeded(answer) && returned) later(office, 0, minutesOf(10), () => submit(office, id));
  // Somebody else's act came between: look again.
  if (answer.status === 412) later(office, 100, minutesOf(1), () => decide(office, id));
};

export const plan = (office: Office, deadline: number): void => {
  for (const id of evaluated) {
    if (office.dice.chance(0.15))
      office.time.at(dueMoment(office, deadline), () =>
        office.go(() => onPerson(office, id, 'savePlanDraft', id, { body: { plan: planOf(office) } })),
      );
    if (office.dice.chance(0.93))
      office.time.at(dueMoment(office, deadline), () => office.go(() => submit(office, id)));
  }
};
