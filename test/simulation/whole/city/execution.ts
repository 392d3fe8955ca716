import { exampleRealisation } from '../../../support/example-plan.ts';
import { appraiserOf, evaluated } from './agencies.ts';
import { caseOf, standing } from './bytes.ts';
import { dueMoment, type Office, onPerson, say } from './office.ts';

const versionAt = ({ journal, agency }: Office, id: string, sk: string): number | undefined =>
  standing(journal, new RegExp(`^${agency}#[^#]+#person#${id}$`), new RegExp(`^${sk}$`))[0]?.version;

/** Puts a document, under the version that the person last saw. */
const put = (office: Office, id: string, operation: string, sk: string, body: object) => {
  const version = versionAt(office, id, sk);
  return onPerson(office, id, operation, id, version === undefined ? { body } : { body, version });
};

/** Everything on target or above: whoever reports, has met expectations. */
export const realise = (office: Office, id: string) =>
  put(office, id, 'saveRealisation', 'realisation', {
    items: exampleRealisation.map((item) => ({
      ...item,
      value:
        item.indicatorId === 'kunjungan'
          ? `${office.dice.between(120, 139)}.${office.dice.between(100_000, 999_999)}`
          : item.value,
      evidence: [],
    })),
  });

const selfReview = (office: Office) => ({
  achievements: say(office, 'Tuntas'),
  obstacles: say(office, 'Tidak ada'),
  behaviours: [],
});

export const reviewOneself = (office: Office, id: string) =>
  put(office, id, 'saveSelfReview', 'self-review', selfReview(office));

/** The same page open twice, and both sent: one of them must be told that it is out of date. */
const onTwoDevices = (office: Office, send: () => Promise<unknown>): Promise<unknown> => {
  office.count('two on one page');
  return Promise.all([send(), send()]);
};

/** A page stays open while what it shows is changed and changed back: the same words, and yet it is out of date. */
const thereAndBack = async (office: Office, id: string): Promise<void> => {
  const page = versionAt(office, id, 'self-review');
  if (page === undefined) return;
  office.count('changed there and back');
  const first = selfReview(office);
  const save = (body: object, version: number | undefined) =>
    onPerson(office, id, 'saveSelfReview', id, version === undefined ? { body } : { body, version });
  await save(first, page);
  await save(selfReview(office), versionAt(office, id, 'self-review'));
  await save(first, versionAt(office, id, 'self-review'));
  await save(selfReview(office), page);
};

const report = (office: Office, id: string) =>
  onPerson(office, id, 'reportActivity', id, {
    body: {
      date: `2026-03-${String(office.dice.between(2, 30)).padStart(2, '0')}`,
      workResultId: 'layanan',
      text: say(office, 'Kunjungan'),
      minutes: office.dice.between(30, 240),
    },
  });

const giveFeedback = (office: Office, by: string, id: string) =>
  onPerson(office, by, 'giveFeedback', id, { body: { ratings: { kolaboratif: 'meets' }, note: say(office, 'Ramah') } });

export const execute = (office: Office, deadline: number): void => {
  const { dice } = office;
  const some = (probability: number, work: () => Promise<unknown>): void => {
    if (dice.chance(probability)) office.time.at(dueMoment(office, deadline), () => office.go(work));
  };
  const side: Office = { ...office, dice: dice.fork('away and back') };
  if (side.dice.chance(0.15))
    for (const id of evaluated)
      office.time.at(dueMoment(side, deadline), () => office.go(() => thereAndBack(side, id)));
  for (const id of evaluated) {
    if (caseOf(office.journal, office.agency, id)?.data.stage === 'unplanned' && dice.chance(0.8)) continue;
    some(0.95, () => report(office, id));
    some(0.3, () => report(office, id));
    some(0.92, () => realise(office, id));
    some(0.3, () => onTwoDevices(office, () => realise(office, id)));
    some(0.92, () => reviewOneself(office, id));
    some(0.4, () => onTwoDevices(office, () => reviewOneself(office, id)));
    some(0.3, () => giveFeedback(office, appraiserOf.get(id) ?? '', id));
    some(0.2, () => giveFeedback(office, dice.pick(evaluated), id));
  }
};

export const review = (office: Office, deadline: number): void => {
  const at = (id: string, appraiser: string): void =>
    office.time.at(dueMoment(office, deadline), () => office.go(() => submitReview(office, id, appraiser)));
  for (const [id, appraiser] of appraiserOf) {
    if (office.dice.chance(0.8)) at(id, appraiser);
    // Whoever moved has an appraiser for the last part of the period as well.
    const now = caseOf(office.journal, office.agency, id)?.data.appraiserId ?? appraiser;
    if (now !== appraiser && office.dice.chance(0.8)) at(id, now);
  }
};

export const submitReview = async (office: Office, id: string, appraiser: string): Promise<void> => {
  const found = caseOf(office.journal, office.agency, id);
  if (found === null) return;
  const body = {
    workResult: office.dice.pick(['meets', 'meets', 'above']),
    behaviour: office.dice.pick(['meets', 'above', 'below']),
    reason: say(office, 'Bukti kuat'),
    strengths: say(office, 'Teliti'),
    improvements: say(office, 'Cepat'),
  };
  await onPerson(office, appraiser, 'submitReview', id, { body, version: found.version });
};
