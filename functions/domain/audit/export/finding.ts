/** The kinds of tampering that a verifier tells apart, as far as what is left allows. */
export const tamperings = [
  /** Something says other than what was sealed or linked. */
  'changed',
  'removed',
  'inserted',
  'reordered',
  /** The end is missing. */
  'truncated',
  /** Two different things claim the same place. */
  'forked',
  /** Dated into a time that a seal says it was not made in. */
  'backdated',
  /** Consistent in itself, and not what was signed: rebuilt without the signing key. */
  'rebuilt',
  /** Signed, but not by a key that was handed to the verifier. */
  'foreign-key',
  /** No line of this format. */
  'unreadable',
] as const;
export type Tampering = (typeof tamperings)[number];

/** What it was found in. */
export const places = [
  'header',
  'seal',
  'roots',
  'closing',
  'sealed-list',
  'case',
  'act',
  'document',
  'motion',
  'minutes',
  'end',
  'archive',
  'line',
] as const;
export type Place = (typeof places)[number];

/** One thing that is wrong, and where. */
export type Finding = {
  kind: Tampering;
  place: Place;
  /** Line of the file, from 1; where something is missing, the line at which that shows. */
  line: number;
  seal?: number;
  shard?: number;
  employeeId?: string;
  /** The act. */
  seq?: number;
  /** The motion. */
  motion?: string;
  /** Where the evidence narrows it down to a stretch only: the acts in which the forgery must lie, both included. */
  from?: number;
  to?: number;
  /** What a check beyond chain and seals found, in words. */
  note?: string;
};
