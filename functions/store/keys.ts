import type { Agency } from '../domain/agency.ts';
import type { ActRecord } from '../domain/case/act.ts';
import type { Case } from '../domain/case/case.ts';
import type { ShardManifest } from '../domain/closing/manifest.ts';
import type { Cycle } from '../domain/cycle/cycle.ts';
import type { Employee } from '../domain/directory/employee.ts';
import type { Leave } from '../domain/directory/leave.ts';
import type { Unit } from '../domain/directory/unit.ts';
import type { Feedback } from '../domain/execution/feedback.ts';
import type { JournalReview } from '../domain/execution/journal-review.ts';
import type { Realisation } from '../domain/execution/realisation.ts';
import type { SelfReview } from '../domain/execution/self-review.ts';
import type { ActivityAddress, StoredActivity } from '../domain/execution/stored-activity.ts';
import type { AnonymousFeedback, AnonymousSource } from '../domain/feedback/anonymous-feedback.ts';
import type { FeedbackNotes, FeedbackRelease } from '../domain/feedback/feedback-release.ts';
import type { FeedbackAsked, FeedbackRequests } from '../domain/feedback/feedback-requests.ts';
import type { Plan } from '../domain/planning/plan.ts';
import type { RuleSet } from '../domain/rules/rule-set.ts';
import type { RuleSetActivation, RuleSetDraft } from '../domain/rules/rule-set-documents.ts';
import type { ServiceTicket, SurveyAnswer } from '../domain/survey/service-ticket.ts';
import type { SurveyOfPerson, SurveyOfUnit } from '../domain/survey/survey-release.ts';
import type { Instant, LocalDate } from '../domain/time/instant.ts';
import type { BoardEpoch, BoardItem } from '../domain/units/board.ts';
import type { KeyIndicatorRealisation, KeyIndicatorSheet } from '../domain/units/key-indicator.ts';
import type { ShardTraits } from '../domain/units/roll-up.ts';
import type { RollUpStep, TeamScore, UnitScore } from '../domain/units/scorecard.ts';
import type { Key, Range } from '../ports/store.ts';
import { auditKeys } from './audit-keys.ts';
import { closingKeys } from './closing-keys.ts';
import { erasureKeys } from './erasure-keys.ts';
import { forumKeys } from './forum-keys.ts';
import { all, key, padded, person, prefixed } from './key-parts.ts';
import { measureKeys } from './measure-keys.ts';
import { obligationKeys } from './obligation-keys.ts';
import { planKeys } from './plan-keys.ts';
import { raterKeys } from './rater-keys.ts';
import { tenantKeys } from './tenant-keys.ts';

/*
 * The only place that builds keys. Every partition key starts with the agency, so that IAM can fence a tenant by
 * `dynamodb:LeadingKeys`; the one exception is the platform's own list of agencies, which holds no tenant's data.
 * `#` separates; ids never contain it (`contracts/ids.ts`).
 */

/** Directory items are spread over a fixed number of partitions by a hash of the employee id. */
export const directoryPartitions = 16;

export type TaskToken = {
  schemaVersion: 1;
  phase: string;
  run: number;
  token: string;
  /** Of other attempts at the same wait; absent where there was one. Nobody can tell which of them the machine still waits on. */
  others?: string[];
};
/**
 * A message to the workflow: pending from its commit until it is known to be delivered. It is marked then and not deleted: a
 * document that comes back after a deletion begins at version 1 again, and somebody who was slow to mark the old message
 * would take the new one for it.
 */
export type PendingSignal = {
  schemaVersion: 1;
  kind: 'start' | 'phase-closed' | 'delivered';
  phase: string;
  run: number;
  at: Instant;
};
export type NipEntry = { schemaVersion: 1; employeeId: string };
export type TeamEntry = { schemaVersion: 1; employeeId: string };
/** Tells an appraiser of whom a part of the period is theirs to rate, though somebody else appraises the person now. */
export type SegmentEntry = { schemaVersion: 1; employeeId: string };
export type FeedbackSecret = { schemaVersion: 1; secret: string };
/** How often something was done in the window that runs, for a limit. Replaced in each new window: nothing piles up. */
export type RateWindow = { schemaVersion: 1; window: string; count: number };
export type PlanDraft = {
  schemaVersion: 1;
  plan: Plan;
  at: Instant;
  /** Who prepared it for the author in bulk; absent where the author wrote it. */
  preparedBy?: string;
};
export type AgencyEntry = { schemaVersion: 1; agencyId: string };
/** What a person says to a signal about the own journal. */
export type SignalNote = { schemaVersion: 1; signalId: string; text: string; at: Instant; requestDigest: string };
/** A person's month is one stretch of sort keys: what the appraiser said about it comes before its reports. */
export type JournalItem = StoredActivity | JournalReview;

const directoryPk = (agency: string, partition: number): string => `${agency}#directory#${partition}`;

export const keys = {
  agencyEntry: (agency: string): Key<AgencyEntry> => key('platform#agencies', agency),
  agencyEntries: (): Range<AgencyEntry> => all('platform#agencies'),
  agency: (agency: string): Key<Agency> => key(`${agency}#agency`, 'agency'),
  ruleSet: (agency: string, version: string): Key<RuleSet> => key(`${agency}#rules`, version),
  ruleSets: (agency: string): Range<RuleSet> => all(`${agency}#rules`),
  ruleSetDraft: (agency: string, version: string): Key<RuleSetDraft> => key(`${agency}#rule-drafts`, version),
  ruleSetDrafts: (agency: string): Range<RuleSetDraft> => all(`${agency}#rule-drafts`),
  ruleSetActivation: (agency: string, version: string): Key<RuleSetActivation> =>
    key(`${agency}#rule-activations`, version),
  ruleSetActivations: (agency: string): Range<RuleSetActivation> => all(`${agency}#rule-activations`),

  unit: (agency: string, code: string): Key<Unit> => key(`${agency}#units`, code),
  units: (agency: string): Range<Unit> => all(`${agency}#units`),
  employee: (agency: string, partition: number, employee: string): Key<Employee> =>
    key(directoryPk(agency, partition), employee),
  employees: (agency: string, partition: number): Range<Employee> => all(directoryPk(agency, partition)),
  nip: (agency: string, nip: string): Key<NipEntry> => key(`${agency}#nip#${nip}`, 'nip'),
  teamMember: (agency: string, appraiser: string, employee: string): Key<TeamEntry> =>
    key(`${agency}#team#${appraiser}`, employee),
  team: (agency: string, appraiser: string): Range<TeamEntry> => all(`${agency}#team#${appraiser}`),

  segmentEntry: (agency: string, cycle: string, appraiser: string, employee: string): Key<SegmentEntry> =>
    key(`${agency}#${cycle}#segments#${appraiser}`, employee),
  segmentEntries: (agency: string, cycle: string, appraiser: string): Range<SegmentEntry> =>
    all(`${agency}#${cycle}#segments#${appraiser}`),

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
  activity: (
    agency: string,
    cycle: string,
    employee: string,
    { date, id, version }: ActivityAddress,
  ): Key<StoredActivity> =>
    key(person(agency, cycle, employee), `activity#${date}#${id}${version === 1 ? '' : `#${padded(version)}`}`),
  activityVersions: (
    agency: string,
    cycle: string,
    employee: string,
    { date, id }: Pick<ActivityAddress, 'date' | 'id'>,
  ): Range<StoredActivity> => ({
    pk: person(agency, cycle, employee),
    sk: { kind: 'between', from: `activity#${date}#${id}`, to: `activity#${date}#${id}#${padded(999_999)}` },
  }),
  journal: (agency: string, cycle: string, employee: string): Range<JournalItem> =>
    prefixed(person(agency, cycle, employee), 'activity#'),
  journalOfMonth: (agency: string, cycle: string, employee: string, month: string): Range<JournalItem> =>
    prefixed(person(agency, cycle, employee), `activity#${month}`),
  journalReview: (
    agency: string,
    cycle: string,
    employee: string,
    month: string,
    requestKey: string,
  ): Key<JournalReview> => key(person(agency, cycle, employee), `activity#${month}#${requestKey}`),
  signalNote: (agency: string, cycle: string, employee: string, signal: string, requestKey: string): Key<SignalNote> =>
    key(person(agency, cycle, employee), `signal#${signal}#${requestKey}`),
  signalNotes: (agency: string, cycle: string, employee: string): Range<SignalNote> =>
    prefixed(person(agency, cycle, employee), 'signal#'),
  leave: (agency: string, employee: string, from: LocalDate): Key<Leave> => key(`${agency}#leave#${employee}`, from),
  leaves: (agency: string, employee: string): Range<Leave> => all(`${agency}#leave#${employee}`),
  feedback: (agency: string, cycle: string, employee: string, month: string, authorTag: string): Key<Feedback> =>
    key(person(agency, cycle, employee), `feedback#${month}#${authorTag}`),
  feedbacks: (agency: string, cycle: string, employee: string): Range<Feedback> =>
    prefixed(person(agency, cycle, employee), 'feedback#'),
  /** Apart from the appraiser's feedback: nobody who reads that comes upon a colleague's. */
  anonymousFeedback: (
    agency: string,
    cycle: string,
    employee: string,
    month: string,
    authorTag: string,
  ): Key<AnonymousFeedback> => key(person(agency, cycle, employee), `said#${month}#${authorTag}`),
  anonymousFeedbacks: (agency: string, cycle: string, employee: string): Range<AnonymousFeedback> =>
    prefixed(person(agency, cycle, employee), 'said#'),
  feedbackRelease: (agency: string, cycle: string, employee: string): Key<FeedbackRelease> =>
    key(person(agency, cycle, employee), 'heard'),
  feedbackNotes: (
    agency: string,
    cycle: string,
    employee: string,
    source: AnonymousSource,
    page: number,
  ): Key<FeedbackNotes> => key(person(agency, cycle, employee), `heard#${source}#${padded(page)}`),
  feedbackNotesOf: (agency: string, cycle: string, employee: string, source: AnonymousSource): Range<FeedbackNotes> =>
    prefixed(person(agency, cycle, employee), `heard#${source}#`),
  feedbackRequests: (agency: string, cycle: string, employee: string): Key<FeedbackRequests> =>
    key(person(agency, cycle, employee), 'feedback-requests'),
  feedbackAsked: (agency: string, cycle: string, asked: string, employee: string): Key<FeedbackAsked> =>
    key(`${agency}#${cycle}#asked#${asked}`, employee),
  feedbackAskedOf: (agency: string, cycle: string, asked: string): Range<FeedbackAsked> =>
    all(`${agency}#${cycle}#asked#${asked}`),

  /** `ticket` is the digest of the link's token, which itself is stored nowhere. */
  serviceTicket: (agency: string, ticket: string): Key<ServiceTicket> => key(`${agency}#ticket#${ticket}`, 'ticket'),
  surveyAnswer: (agency: string, cycle: string, unit: string, id: string): Key<SurveyAnswer> =>
    key(`${agency}#${cycle}#survey#${unit}`, id),
  surveyAnswers: (agency: string, cycle: string, unit: string): Range<SurveyAnswer> =>
    all(`${agency}#${cycle}#survey#${unit}`),
  surveyOfUnit: (agency: string, cycle: string, unit: string): Key<SurveyOfUnit> =>
    key(`${agency}#${cycle}#surveyed`, unit),
  surveyOfPerson: (agency: string, cycle: string, employee: string): Key<SurveyOfPerson> =>
    key(person(agency, cycle, employee), 'survey'),
  /** Network addresses share a few thousand buckets, so that none of them is stored. */
  rateOfClient: (agency: string, bucket: number): Key<RateWindow> => key(`${agency}#rate#client#${bucket}`, 'window'),
  rateOfReader: (agency: string, bucket: number): Key<RateWindow> => key(`${agency}#rate#reader#${bucket}`, 'window'),
  rateOfCalendar: (agency: string, bucket: number): Key<RateWindow> =>
    key(`${agency}#rate#calendar#${bucket}`, 'window'),
  rateOfIssuer: (agency: string, issuer: string): Key<RateWindow> => key(`${agency}#rate#issuer#${issuer}`, 'window'),

  realisation: (agency: string, cycle: string, employee: string): Key<Realisation> =>
    key(person(agency, cycle, employee), 'realisation'),
  /** What was measured in an earlier post, against the plan of that post. */
  segmentRealisation: (agency: string, cycle: string, employee: string, from: LocalDate): Key<Realisation> =>
    key(person(agency, cycle, employee), `segment-realisation#${from}`),
  selfReview: (agency: string, cycle: string, employee: string): Key<SelfReview> =>
    key(person(agency, cycle, employee), 'self-review'),

  ...forumKeys,
  ...measureKeys,
  ...obligationKeys,
  ...planKeys,
  ...raterKeys,
  ...tenantKeys,
  ...auditKeys,
  ...erasureKeys,
  ...closingKeys,

  keyIndicators: (agency: string, cycle: string, unit: string): Key<KeyIndicatorSheet> =>
    key(`${agency}#${cycle}#key-indicators`, `targets#${unit}`),
  allKeyIndicators: (agency: string, cycle: string): Range<KeyIndicatorSheet> =>
    prefixed(`${agency}#${cycle}#key-indicators`, 'targets#'),
  keyIndicatorRealisation: (agency: string, cycle: string, unit: string): Key<KeyIndicatorRealisation> =>
    key(`${agency}#${cycle}#key-indicators`, `measured#${unit}`),
  allKeyIndicatorRealisations: (agency: string, cycle: string): Range<KeyIndicatorRealisation> =>
    prefixed(`${agency}#${cycle}#key-indicators`, 'measured#'),
  /** Every text of a unit's targets and every report on them, kept beside the one in force. */
  keyIndicatorText: (agency: string, cycle: string, unit: string, text: number): Key<KeyIndicatorSheet> =>
    key(`${agency}#${cycle}#key-indicators#${unit}`, `targets#${padded(text)}`),
  keyIndicatorTexts: (agency: string, cycle: string, unit: string): Range<KeyIndicatorSheet> =>
    prefixed(`${agency}#${cycle}#key-indicators#${unit}`, 'targets#'),
  keyIndicatorReport: (agency: string, cycle: string, unit: string, text: number): Key<KeyIndicatorRealisation> =>
    key(`${agency}#${cycle}#key-indicators#${unit}`, `measured#${padded(text)}`),
  keyIndicatorReports: (agency: string, cycle: string, unit: string): Range<KeyIndicatorRealisation> =>
    prefixed(`${agency}#${cycle}#key-indicators#${unit}`, 'measured#'),
  shardTraits: (agency: string, cycle: string, shard: number): Key<ShardTraits> =>
    key(`${agency}#${cycle}#traits`, padded(shard)),
  allTraits: (agency: string, cycle: string): Range<ShardTraits> => all(`${agency}#${cycle}#traits`),
  unitScore: (agency: string, cycle: string, step: RollUpStep, unit: string): Key<UnitScore> =>
    key(`${agency}#${cycle}#scores#${step}`, unit),
  unitScores: (agency: string, cycle: string, step: RollUpStep): Range<UnitScore> =>
    all(`${agency}#${cycle}#scores#${step}`),
  agencyScore: (agency: string, cycle: string, step: RollUpStep | 'latest'): Key<UnitScore> =>
    key(`${agency}#${cycle}#agency-score`, step),
  teamScore: (agency: string, cycle: string, appraiser: string, step: RollUpStep): Key<TeamScore> =>
    key(`${agency}#${cycle}#board#${appraiser}`, `score#${step}`),
  /**
   * A superior's board is one query of small entries: a read by name costs a unit each, and a board of twenty may cost four.
   * Each roll-up lists the members anew; what changes until the next one stands beside the list.
   */
  boardMembers: (agency: string, cycle: string, appraiser: string, epoch: BoardEpoch, part: number): Key<BoardItem> =>
    key(`${agency}#${cycle}#board#${appraiser}`, `${epoch}#0#${padded(part)}`),
  boardEntry: (agency: string, cycle: string, appraiser: string, epoch: BoardEpoch, employee: string): Key<BoardItem> =>
    key(`${agency}#${cycle}#board#${appraiser}`, `${epoch}#${employee}`),
  board: (agency: string, cycle: string, appraiser: string, epoch: BoardEpoch): Range<BoardItem> =>
    prefixed(`${agency}#${cycle}#board#${appraiser}`, `${epoch}#`),
};

/** What the sort key of a version of an activity says; the item itself does not say it again. */
export const activityAddressOf = ({ sk }: Pick<Key, 'sk'>): ActivityAddress => {
  const [, date = '', id = '', version = '1'] = sk.split('#');
  return { date, id, version: Number(version) };
};
