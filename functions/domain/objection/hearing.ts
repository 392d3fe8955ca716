import type { Case } from '../case/case.ts';
import { ratersOf } from '../case/raters.ts';
import type { Instant } from '../time/instant.ts';
import type { Hearing } from './objection-ref.ts';

export type Side = 'employee' | 'appraiser';
export type Parties = Pick<Case, 'employeeId' | 'appraiserId' | 'segments'>;

/** Which side a person speaks for; null for everybody else. */
export const sideOf = (personId: string, parties: Parties): Side | null => {
  if (personId === parties.employeeId) return 'employee';
  return ratersOf(parties).includes(personId) ? 'appraiser' : null;
};

/** Everybody who rated the person or a part of the period speaks for that side; with no appraiser there is nobody to ask. */
const hasSpoken = (side: Side, parties: Parties, { spoken }: Hearing): boolean =>
  side === 'employee'
    ? spoken.includes(parties.employeeId)
    : ratersOf(parties).every((personId) => spoken.includes(personId));

export type HearingState = { decision: 'heard' } | { decision: 'open'; until: Instant; missing: Side[] };

/**
 * Whether both sides were heard: each has spoken, or let the time that it was given pass. Silence after a due notice blocks
 * nobody (PP 30/2019 art. 59 asks that both be heard, not that both come).
 */
export const hearingState = (parties: Parties, hearing: Hearing, now: Instant): HearingState => {
  const sides: Side[] = ['employee', 'appraiser'];
  const end = (side: Side): Instant => (side === 'employee' ? hearing.employeeBy : hearing.appraiserBy);
  const missing = sides.filter((side) => !hasSpoken(side, parties, hearing) && now < end(side));
  const until = missing.map(end).sort().at(-1);
  return until === undefined ? { decision: 'heard' } : { decision: 'open', until, missing };
};
