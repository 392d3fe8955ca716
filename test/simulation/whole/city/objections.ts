import type { Case } from '../../../../functions/domain/case/case.ts';
import { cycleId, evaluated, outsider } from './agencies.ts';
import { casesOf, type Standing } from './bytes.ts';
import { dueMoment, hoursOf, later, type Office, onPerson, say } from './office.ts';

const current = (office: Office, id: string): Standing<Case> | undefined =>
  casesOf(office.journal, office.agency).find(({ sk }) => sk === id);

const act = async (office: Office, by: string, operation: string, id: string, body: object): Promise<void> => {
  const found = current(office, id);
  if (found === undefined) return;
  await onPerson(office, by, operation, id, { body, version: found.version });
};

export const receive = (office: Office, deadline: number): void => {
  const { dice } = office;
  for (const id of evaluated) {
    if (dice.chance(0.5)) later(office, 0, hoursOf(200), () => act(office, id, 'acknowledgeResult', id, {}));
    if (dice.chance(0.35))
      office.time.at(dueMoment(office, deadline), () =>
        office.go(() =>
          act(office, id, 'fileObjection', id, {
            groundCodes: ['evidence-not-counted'],
            grounds: say(office, 'Tidak dihitung'),
            evidence: [],
          }),
        ),
      );
  }
};

/** The next step of one objection, by whoever it lies with. */
const takeUp = async (office: Office, { sk: id, data }: Standing<Case>): Promise<void> => {
  if (data.stage !== 'decided' || data.objection === null) return;
  const { status, deciderId, hearing } = data.objection;
  if (status === 'waiting') {
    const named = {
      deciderId: office.dice.pick([...evaluated, 'mayor', outsider]),
      reason: say(office, 'Tidak ada atasan lain'),
    };
    // Nobody names for an objection of their own, nor themselves: what the one may not do is left to the other.
    return act(office, office.dice.pick(['admin', 'secretary']), 'nameObjectionDecider', id, named);
  }
  if (deciderId === null || !['filed', 'escalated'].includes(status)) return;
  if (hearing === undefined)
    return act(office, deciderId, 'callObjectionHearing', id, {
      note: say(office, 'Mohon pernyataan'),
      employeeDays: null,
      appraiserDays: null,
    });
  if (!hearing.spoken.includes(id) && office.dice.chance(0.7))
    return act(office, id, 'stateOnObjection', id, { text: say(office, 'Pernyataan'), evidence: [] });
  const upheld = office.dice.chance(0.5);
  await act(office, deciderId, 'decideObjection', id, {
    decision: upheld ? 'uphold' : 'dismiss',
    reason: say(office, 'Bukti'),
    ...(upheld ? { workResult: 'above', behaviour: 'above', newIdea: null } : {}),
  });
};

/** What is owed on objections is worked on every day until nothing is; by two at once now and then. */
export const workOnObjections = async (office: Office): Promise<void> => {
  for (const found of casesOf(office.journal, office.agency)) {
    if (office.dice.chance(0.15)) office.go(() => takeUp(office, found));
    await takeUp(office, found);
  }
};

export const followUp = (office: Office, deadline: number): void => {
  office.time.at(dueMoment(office, deadline) - hoursOf(24), () =>
    office.go(async () => {
      const params = { cycleId, serviceCode: 'DINKES' };
      const { status, text } = await office.client.ask(office.agency, 'secretary', 'listFollowUps', { params });
      if (status !== 200) return;
      const listed: { items: { followUpId: string }[] } = JSON.parse(text);
      for (const { followUpId } of listed.items)
        await office.client.ask(office.agency, 'secretary', 'decideFollowUp', {
          params: { ...params, followUpId },
          body: { decision: office.dice.pick(['approve', 'decline']), reason: say(office, 'Layak') },
        });
    }),
  );
};
