import { cycleId, members, services } from './agencies.ts';
import { casesOf, motionsOf, recordsOf } from './bytes.ts';
import type { Asked } from './client.ts';
import { dueMoment, later, minutesOf, type Office, say, succeeded } from './office.ts';

const onService = (office: Office, by: string, operation: string, serviceCode: string, asked: Asked = {}) =>
  office.client.ask(office.agency, by, operation, { ...asked, params: { cycleId, serviceCode, ...asked.params } });

const versionOf = (office: Office, code: string): number =>
  recordsOf(office.journal, office.agency).find(({ data }) => data.code === code)?.version ?? 0;

export const setPredicate = (office: Office, deadline: number): void => {
  if (!office.dice.chance(0.85)) return;
  office.time.at(dueMoment(office, deadline), () =>
    office.go(() =>
      onService(office, 'mayor', 'setOrganisationPredicate', 'DINKES', {
        body: { predicate: office.dice.pick(['istimewa', 'baik']), reason: say(office, 'SKM A') },
        version: versionOf(office, 'DINKES'),
      }),
    ),
  );
};

const vote = async (office: Office, code: string, motionId: string): Promise<void> => {
  for (const member of members)
    if (office.dice.chance(0.85))
      later(office, 0, minutesOf(2), () =>
        onService(office, member, 'castVote', code, {
          params: { motionId },
          body: { vote: office.dice.pick(['for', 'for', 'against', 'abstain']) },
        }),
      );
  later(office, minutesOf(1), minutesOf(4), () =>
    onService(office, 'member-1', 'resolveMotion', code, { params: { motionId }, body: {} }),
  );
};

const propose = async (office: Office, code: string): Promise<void> => {
  const about = casesOf(office.journal, office.agency).filter(({ data }) => data.serviceCode === code);
  if (about.length === 0) return;
  const answer = await onService(office, office.dice.pick(members), 'proposeMotion', code, {
    body: {
      employeeId: office.dice.pick(about).sk,
      workResult: office.dice.pick(['above', 'meets', 'below']),
      behaviour: office.dice.pick(['above', 'meets', 'below']),
      reasonCode: 'evidence-overlooked',
      text: say(office, 'Bukti terlewat'),
    },
  });
  if (!succeeded(answer)) return;
  for (const { sk, data } of motionsOf(office.journal, office.agency))
    if (data.outcome === null && data.serviceCode === code)
      later(office, 0, minutesOf(3), () => vote(office, code, sk));
};

const lock = (office: Office, code: string) =>
  onService(office, 'member-1', 'lockForum', code, {
    body: { justification: say(office, 'Kelompok kecil') },
    version: versionOf(office, code),
  });

export const deliberate = (office: Office, deadline: number): void => {
  const { dice, time } = office;
  for (const code of services) {
    for (const member of members)
      if (dice.chance(0.95))
        later(office, 0, minutesOf(60), () =>
          onService(office, member, 'declareInterests', code, { body: { memberId: null, ties: [] } }),
        );
    for (let n = dice.between(0, 3); n > 0; n--)
      time.at(Math.max(dueMoment(office, deadline) - minutesOf(6), time.now() + minutesOf(61)), () =>
        office.go(() => propose(office, code)),
      );
    // By two at once now and then: the forum is locked once.
    for (let n = dice.pick([0, 0, 1, 1, 2]), at = dueMoment(office, deadline); n > 0; n--)
      time.at(at, () => office.go(() => lock(office, code)));
  }
};

/** The official signs what is not signed yet, until everything is. */
export const sign = async (office: Office): Promise<void> => {
  for (const { data, version } of recordsOf(office.journal, office.agency)) {
    if (data.decision !== null) continue;
    await onService(office, 'secretary', 'signDecision', data.code, {
      body: { statement: say(office, 'Ditetapkan') },
      version,
    });
  }
};
