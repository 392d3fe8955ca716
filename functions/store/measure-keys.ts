import type { AbsentDays, AttendanceMonth } from '../domain/entitlements/attendance.ts';
import type { PotentialAssessment } from '../domain/entitlements/talent-box.ts';
import type { FollowUp, ProgressNote, RunningMeasure } from '../domain/follow-up/follow-up.ts';
import type { ObjectionEntry } from '../domain/objection/objection-entry.ts';
import type { LocalDate } from '../domain/time/instant.ts';
import type { Key, Range } from '../ports/store.ts';
import { all, key, person, prefixed } from './key-parts.ts';

/** Keys around what follows from a result: objections, measures that run, assessments, attendance. Used through `keys`. */
export const measureKeys = {
  objectionEntry: (agency: string, cycle: string, employee: string): Key<ObjectionEntry> =>
    key(`${agency}#${cycle}#objections`, employee),
  objectionEntries: (agency: string, cycle: string): Range<ObjectionEntry> => all(`${agency}#${cycle}#objections`),
  followUp: (agency: string, cycle: string, service: string, id: string): Key<FollowUp> =>
    key(`${agency}#${cycle}#follow-up#${service}`, id),
  followUps: (agency: string, cycle: string, service: string): Range<FollowUp> =>
    all(`${agency}#${cycle}#follow-up#${service}`),

  followUpsOf: (agency: string, cycle: string, service: string, employee: string): Range<FollowUp> =>
    prefixed(`${agency}#${cycle}#follow-up#${service}`, `${employee}.`),
  progressNote: (
    agency: string,
    cycle: string,
    employee: string,
    rule: string,
    on: LocalDate,
    requestKey: string,
  ): Key<ProgressNote> => key(person(agency, cycle, employee), `measure#${rule}#${on}#${requestKey}`),
  progressNotes: (agency: string, cycle: string, employee: string, rule: string): Range<ProgressNote> =>
    prefixed(person(agency, cycle, employee), `measure#${rule}#`),
  /** One partition an agency: measures that run are exceptions, and whoever watches them reads them all. */
  runningMeasure: (agency: string, cycle: string, followUp: string): Key<RunningMeasure> =>
    key(`${agency}#measures`, `${cycle}#${followUp}`),
  runningMeasures: (agency: string): Range<RunningMeasure> => all(`${agency}#measures`),
  assessment: (agency: string, employee: string, on: LocalDate): Key<PotentialAssessment> =>
    key(`${agency}#potential#${employee}`, on),
  assessments: (agency: string, employee: string): Range<PotentialAssessment> => all(`${agency}#potential#${employee}`),
  attendanceMonth: (agency: string, month: string): Key<AttendanceMonth> => key(`${agency}#attendance`, month),
  absence: (agency: string, month: string, employee: string): Key<AbsentDays> =>
    key(`${agency}#attendance#${month}`, employee),
};
