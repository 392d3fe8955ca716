import type { Zone } from './time/instant.ts';

/** The tenant. Its id is the first part of every key. */
export type Agency = {
  schemaVersion: 1;
  id: string;
  name: string;
  zone: Zone;
  /** The rule set that new cycles take. */
  ruleSetVersion: string;
};
