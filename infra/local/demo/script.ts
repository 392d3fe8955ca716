import type { ExampleAgency, ExamplePerson } from '../example/generate-agency.ts';
import type { Random } from '../example/random.ts';

/**
 * Who departs from the rule on purpose, by NIP. The invariants compare the system's late list with this one, so nobody is
 * in two groups whose consequences would overlap.
 */
export type Script = {
  neverPlans: Set<string>;
  /** Tries to submit after the deadline. */
  submitsLate: Set<string>;
  /** Appraisers who leave submitted plans undecided. */
  undecidedBy: Set<string>;
  returnedAtLast: Set<string>;
  returnedEarly: Set<string>;
  /** Got the plan back in good time and never sent it again. */
  abandons: Set<string>;
  noRealisation: Set<string>;
  noSelfReview: Set<string>;
  /** Appraisers who never review: their people are rated provisionally. */
  silent: Set<string>;
  /** Of a silent appraiser and without realisation: cannot be assessed. */
  unassessable: Set<string>;
  /** Plan in words (qualitative form) and are judged instead of measured. */
  describesWork: Set<string>;
  /** Propose a change of the plan in force: the first of them gets it back, the others have it approved. */
  amends: Set<string>;
  /** Plan before they know the superior's plan, and tie theirs to it later. */
  plansAhead: Set<string>;
};

export const writeScript = (agency: ExampleAgency, random: Random): Script => {
  const teams = Map.groupBy(agency.people, ({ appraiserNip }) => appraiserNip);
  const { chair, members, mayor } = agency.offices;
  // Appraisers whose whole team are staff: a late head of heads would make half the city provisional.
  const leads = [...teams]
    .filter(([nip, team]) => nip !== chair && nip !== mayor && team.length >= 3 && team.every((p) => !p.headsUnit))
    .map(([nip]) => nip);
  const drawn = random.shuffle(leads.filter((nip) => !members.includes(nip)));
  // In the smallest examples nearly every head sits in the committee.
  if (drawn.length < 2) drawn.push(...leads.filter((nip) => members.includes(nip)));
  const appraisers = Math.max(1, Math.round(drawn.length * 0.04));
  const silent = new Set(drawn.splice(0, appraisers));
  const undecidedBy = new Set(drawn.splice(0, appraisers));

  const staff = (p: ExamplePerson): boolean =>
    !p.headsUnit && !silent.has(p.appraiserNip) && !undecidedBy.has(p.appraiserNip);
  const offices = new Set([agency.offices.administrator, agency.offices.auditor]);
  const pool = random.shuffle(agency.people.filter((p) => staff(p) && !offices.has(p.nip)).map(({ nip }) => nip));
  const take = (share: number, least: number): Set<string> =>
    new Set(pool.splice(0, Math.max(least, Math.round(agency.people.length * share))));
  const unassessable = new Set(
    [...silent]
      .slice(0, 1)
      .flatMap((nip) => teams.get(nip)?.slice(0, 1) ?? [])
      .map((p) => p.nip),
  );
  return {
    silent,
    undecidedBy,
    unassessable,
    neverPlans: take(0.004, 1),
    submitsLate: take(0.004, 1),
    returnedAtLast: take(0, 1),
    abandons: take(0, 1),
    returnedEarly: take(0.04, 2),
    noRealisation: take(0.003, 1),
    noSelfReview: take(0.01, 1),
    describesWork: take(0.004, 2),
    amends: take(0.004, 2),
    plansAhead: take(0.004, 1),
  };
};
