import type { ClosureRule, MissingAct } from '../case/case.ts';
import type { Instant } from '../time/instant.ts';

export const obligationKinds = [
  'submit-plan',
  'decide-plan',
  'decide-amendment',
  'report-realisation',
  'write-self-review',
  'review',
  'review-activities',
  'give-feedback',
  'set-organisation-predicate',
  'declare-interests',
  'vote',
  'lock-forum',
  'sign-decision',
  'decide-exception',
  'acknowledge-result',
  'state-on-objection',
  'name-objection-decider',
  'call-objection-hearing',
  'decide-objection',
  'decide-follow-up',
  'evaluate-follow-up',
] as const;
export type ObligationKind = (typeof obligationKinds)[number];

/** What the duty is about: the parts of the address of the route that fulfils it. */
export type About = {
  employeeId?: string;
  serviceCode?: string;
  motionId?: string;
  followUpId?: string;
  /** `YYYY-MM`, of daily reports. */
  month?: string;
};

/** In what quality somebody waits; `personId` is null for a group, or where nobody is named. */
export const waitingAs = ['employee', 'appraiser', 'head', 'committee', 'authorised-official'] as const;
export type Waiting = { as: (typeof waitingAs)[number]; personId: string | null };

/** What one person owes: an act that is theirs, still undone, and that somebody waits for. */
export type Obligation = {
  kind: ObligationKind;
  cycleId: string;
  about: About;
  /** Exclusive. */
  deadline: Instant;
  /** The rule by which the close of the phase would settle the silence; null where no close does. */
  rule: ClosureRule | null;
  /** False while somebody else must act first. */
  possible: boolean;
  waiting: Waiting[];
};

/** The acts whose absence a close marks, as duties. */
export const kindOfMissing: Record<MissingAct, ObligationKind> = {
  'plan-submission': 'submit-plan',
  'plan-decision': 'decide-plan',
  'amendment-decision': 'decide-amendment',
  realisation: 'report-realisation',
  'self-review': 'write-self-review',
  'supervisor-review': 'review',
};

/** Where each duty stands in the law; procedure of this system where the law is silent. */
export const legalBasis: Record<ObligationKind, string> = {
  'submit-plan': 'PermenPANRB 6/2022 art. 5, 14',
  'decide-plan': 'PermenPANRB 6/2022 art. 14',
  'decide-amendment': 'PermenPANRB 6/2022 art. 14',
  'report-realisation': 'PermenPANRB 6/2022 art. 5',
  'write-self-review': 'PermenPANRB 6/2022 art. 5',
  review: 'PermenPANRB 6/2022 art. 5',
  'review-activities': 'PermenPANRB 6/2022 art. 5; Peraturan BKN 2/2026',
  'give-feedback': 'PermenPANRB 6/2022 art. 5',
  'set-organisation-predicate': 'SE MenPANRB 3/2023',
  'declare-interests': 'SE MenPANRB 3/2023',
  vote: 'SE MenPANRB 3/2023',
  'lock-forum': 'SE MenPANRB 3/2023',
  'sign-decision': 'UU 27/2022',
  'decide-exception': 'UU 27/2022',
  'acknowledge-result': 'PP 30/2019 art. 59',
  'state-on-objection': 'PP 30/2019 art. 59',
  'name-objection-decider': 'PP 30/2019 art. 59',
  'call-objection-hearing': 'PP 30/2019 art. 59',
  'decide-objection': 'PP 30/2019 art. 59',
  'decide-follow-up': 'PP 30/2019 art. 53-58',
  'evaluate-follow-up': 'PP 30/2019 art. 53-58',
};

const places = ['employeeId', 'serviceCode', 'motionId', 'followUpId', 'month'] as const satisfies (keyof About)[];

/** The same for the same duty at every reading: names an entry of the calendar, and the place in a list. */
export const obligationId = ({ kind, cycleId, about }: Obligation): string =>
  [kind, cycleId, ...places.flatMap((place) => about[place] ?? [])].join('.');

/** The place of a duty in the list: by its end, then by its name. */
export const placeOf = (one: Obligation): string => `${one.deadline}~${obligationId(one)}`;

/** The next to end first. */
export const inOrder = (a: Obligation, b: Obligation): number => {
  const [x, y] = [placeOf(a), placeOf(b)];
  return x < y ? -1 : x > y ? 1 : 0;
};
