import type { Instant } from '../time/instant.ts';

/** `waiting`: nobody who may decide is free, somebody has to be named. `inadmissible`: came after the time to object. */
export const objectionStatuses = [
  'waiting',
  'filed',
  'escalated',
  'upheld',
  'partly-upheld',
  'dismissed',
  'inadmissible',
] as const;
export type ObjectionStatus = (typeof objectionStatuses)[number];

/** The notice by which both sides were asked to speak, and who did (PP 30/2019 art. 59). */
export type Hearing = {
  calledAt: Instant;
  /** Exclusive ends of the time that each side has. */
  employeeBy: Instant;
  appraiserBy: Instant;
  /** Ids of those whose statement is there. */
  spoken: string[];
};

/** An objection as the case shows it; what was said stands in the acts. */
export type ObjectionRef = {
  status: ObjectionStatus;
  /** Null where somebody has to be named, and where it is inadmissible. */
  deciderId: string | null;
  filedAt: Instant;
  /** Exclusive end of the time to decide; null where there is nothing to decide. */
  decideBy: Instant | null;
  /** The act that filed it. */
  seq: number;
  /** Absent until the decider calls it. */
  hearing?: Hearing;
  /** Who declared an interest and handed the objection on. */
  recused?: string[];
};

const pendingStatuses: readonly ObjectionStatus[] = ['waiting', 'filed', 'escalated'];

/** Nobody has answered it yet. */
export const isPending = (objection: ObjectionRef | null): objection is ObjectionRef =>
  objection !== null && pendingStatuses.includes(objection.status);
