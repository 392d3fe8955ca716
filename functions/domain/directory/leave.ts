import type { LocalDate } from '../time/instant.ts';

/** Kinds of leave of PP 11/2017 art. 310: tahunan, besar, sakit, melahirkan, alasan penting, bersama, di luar tanggungan negara. */
export const leaveKinds = ['annual', 'long', 'sick', 'maternity', 'important-reason', 'collective', 'unpaid'] as const;
export type LeaveKind = (typeof leaveKinds)[number];

/** Cuti: the days from `from` to `to`, both included, on which a person was not at work. */
export type Leave = { schemaVersion: 1; from: LocalDate; to: LocalDate; kind: LeaveKind };

export const isOnLeave = (leaves: readonly Pick<Leave, 'from' | 'to'>[], day: LocalDate): boolean =>
  leaves.some(({ from, to }) => from <= day && day <= to);
