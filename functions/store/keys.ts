import type { Agency } from '../domain/agency.ts';
import type { ActRecord } from '../domain/case/act.ts';
import type { Case } from '../domain/case/case.ts';
import type { ShardManifest } from '../domain/closing/manifest.ts';
import type { Cycle } from '../domain/cycle/cycle.ts';
import type { Employee } from '../domain/directory/employee.ts';
import type { Unit } from '../domain/directory/unit.ts';
import type { Activity } from '../domain/execution/activity.ts';
import type { Feedback } from '../domain/execution/feedback.ts';
import type { Realisation } from '../domain/execution/realisation.ts';
import type { SelfReview } from '../domain/execution/self-review.ts';
import type { FollowUp } from '../domain/follow-up/follow-up.ts';
import type { Motion, ServiceRecord } from '../domain/forum/forum.ts';
import type { Plan } from '../domain/planning/plan.ts';
import type { RuleSet } from '../domain/rules/rule-set.ts';
import type { Instant, LocalDate } from '../domain/time/instant.ts';
import type { Key, Range } from '../ports/store.ts';

/*
 * The only place that builds keys. Every partition key starts with the agency, so that IAM can fence a tenant by
 * `dynamodb:LeadingKeys`; the one exception is the platform's own list of agencies, which holds no tenant's data.
 * `#` separates; ids never contain it (`contracts/ids.ts`).
 */

/** Directory items are spread over a fixed number of partitions by a hash of the employee id. */
export const directoryPartitions = 16;

export type TaskToken = { schemaVersion: 1; phase: string; run: number; token: string };
/** A message to the workflow that was committed and not yet known to be delivered. */
export type PendingSignal = {
  schemaVersion: 1;
  kind: 'start' | 'phase-closed';
  phase: string;
  run: number;
  at: Instant;
};
export type NipEntry = { schemaVersion: 1; employeeId: string };
export type TeamEntry = { schemaVersion: 1; employeeId: string };
export type FeedbackSecret = { schemaVersion: 1; secret: string };
export type PlanDraft = { schemaVersion: 1; plan: Plan; at: Instant };
export type AgencyEntry = { schemaVersion: 1; agencyId: string };
/** Where a person sees to whom an objection is addressed. */
export type ObjectionEntry = {
  schemaVersion: 1;
  employeeId: string;
  deciderId: string;
  decideBy: Instant;
  open: boolean;
};
/** The people of a service in one shard, in order of their ids: a signature reads its own people, not the whole agency. */
export type Roster = { schemaVersion: 1; employeeIds: string[] };

const key = <T>(pk: string, sk: string): Key<T> => ({ pk, sk });
const all = <T>(pk: string): Range<T> => ({ pk, sk: { kind: 'all' } });
const prefixed = <T>(pk: string, prefix: string): Range<T> => ({ pk, sk: { kind: 'prefix', prefix } });
const padded = (n: number): string => String(n).padStart(6, '0');
const directoryPk = (agency: string, partition: number): string => `${agency}#directory#${partition}`;
const person = (agency: string, cycle: string, employee: string): string => `${agency}#${cycle}#person#${employee}`;

export const keys = {
  agencyEntry: (agency: string): Key<AgencyEntry> => key('platform#agencies', agency),
  agencyEntries: (): Range<AgencyEntry> => all('platform#agencies'),
  agency: (agency: string): Key<Agency> => key(`${agency}#agency`, 'agency'),
  ruleSet: (agency: string, version: string): Key<RuleSet> => key(`${agency}#rules`, version),

  unit: (agency: string, code: string): Key<Unit> => key(`${agency}#units`, code),
  units: (agency: string): Range<Unit> => all(`${agency}#units`),
  employee: (agency: string, partition: number, employee: string): Key<Employee> =>
    key(directoryPk(agency, partition), employee),
  employees: (agency: string, partition: number): Range<Employee> => all(directoryPk(agency, partition)),
  nip: (agency: string, nip: string): Key<NipEntry> => key(`${agency}#nip#${nip}`, 'nip'),
  teamMember: (agency: string, appraiser: string, employee: string): Key<TeamEntry> =>
    key(`${agency}#team#${appraiser}`, employee),
  team: (agency: string, appraiser: string): Range<TeamEntry> => all(`${agency}#team#${appraiser}`),

  cycle: (agency: string, cycle: string): Key<Cycle> => key(`${agency}#cycles`, cycle),
  cycles: (agency: string): Range<Cycle> => all(`${agency}#cycles`),
  taskToken: (agency: string, cycle: string): Key<TaskToken> => key(`${agency}#${cycle}#workflow`, 'token'),
  pendingSignal: (agency: string, cycle: string): Key<PendingSignal> => key(`${agency}#${cycle}#workflow`, 'signal'),
  feedbackSecret: (agency: string, cycle: string): Key<FeedbackSecret> => key(`${agency}#${cycle}#workflow`, 'secret'),
  manifest: (agency: string, cycle: string, step: string, shard: number): Key<ShardManifest> =>
    key(`${agency}#${cycle}#manifests`, `${step}#${padded(shard)}`),
  manifests: (agency: string, cycle: string, step: string): Range<ShardManifest> =>
    prefixed(`${agency}#${cycle}#manifests`, `${step}#`),

  case: (agency: string, cycle: string, shard: number, employee: string): Key<Case> =>
    key(`${agency}#${cycle}#case#${shard}`, employee),
  cases: (agency: string, cycle: string, shard: number): Range<Case> => all(`${agency}#${cycle}#case#${shard}`),

  act: <B>(agency: string, cycle: string, employee: string, seq: number): Key<ActRecord<B>> =>
    key(person(agency, cycle, employee), `act#${padded(seq)}`),
  acts: (agency: string, cycle: string, employee: string): Range<ActRecord> =>
    prefixed(person(agency, cycle, employee), 'act#'),
  planDraft: (agency: string, cycle: string, employee: string): Key<PlanDraft> =>
    key(person(agency, cycle, employee), 'plan-draft'),
  activity: (agency: string, cycle: string, employee: string, date: LocalDate, id: string): Key<Activity> =>
    key(person(agency, cycle, employee), `activity#${date}#${id}`),
  activities: (agency: string, cycle: string, employee: string): Range<Activity> =>
    prefixed(person(agency, cycle, employee), 'activity#'),
  activitiesOfMonth: (agency: string, cycle: string, employee: string, month: string): Range<Activity> =>
    prefixed(person(agency, cycle, employee), `activity#${month}-`),
  feedback: (agency: string, cycle: string, employee: string, month: string, authorTag: string): Key<Feedback> =>
    key(person(agency, cycle, employee), `feedback#${month}#${authorTag}`),
  feedbacks: (agency: string, cycle: string, employee: string): Range<Feedback> =>
    prefixed(person(agency, cycle, employee), 'feedback#'),
  realisation: (agency: string, cycle: string, employee: string): Key<Realisation> =>
    key(person(agency, cycle, employee), 'realisation'),
  selfReview: (agency: string, cycle: string, employee: string): Key<SelfReview> =>
    key(person(agency, cycle, employee), 'self-review'),

  service: (agency: string, cycle: string, service: string): Key<ServiceRecord> =>
    key(`${agency}#${cycle}#services`, service),
  services: (agency: string, cycle: string): Range<ServiceRecord> => all(`${agency}#${cycle}#services`),
  roster: (agency: string, cycle: string, service: string, shard: number): Key<Roster> =>
    key(`${agency}#${cycle}#roster#${service}`, padded(shard)),
  rosters: (agency: string, cycle: string, service: string): Range<Roster> =>
    all(`${agency}#${cycle}#roster#${service}`),
  motion: (agency: string, cycle: string, service: string, motion: string): Key<Motion> =>
    key(`${agency}#${cycle}#forum#${service}`, motion),
  motions: (agency: string, cycle: string, service: string): Range<Motion> =>
    all(`${agency}#${cycle}#forum#${service}`),
  objectionEntry: (agency: string, cycle: string, employee: string): Key<ObjectionEntry> =>
    key(`${agency}#${cycle}#objections`, employee),
  objectionEntries: (agency: string, cycle: string): Range<ObjectionEntry> => all(`${agency}#${cycle}#objections`),
  followUp: (agency: string, cycle: string, service: string, id: string): Key<FollowUp> =>
    key(`${agency}#${cycle}#follow-up#${service}`, id),
  followUps: (agency: string, cycle: string, service: string): Range<FollowUp> =>
    all(`${agency}#${cycle}#follow-up#${service}`),
};
