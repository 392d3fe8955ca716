/*
 * What no bench on one machine can measure. Each stands on the page beside the figures that rest on it.
 */
export const assumptions = {
  /** GETs of one person in a year for each request that changes something. */
  readsPerChange: 3,
  /** Billed time of a request: two round trips to the table and our own work, which the bench puts at well under a millisecond. */
  httpSeconds: 0.03,
  httpGigabytes: 1,
  /** Billed time of a task for each person in it. */
  taskSecondsPerPerson: 0.02,
  taskGigabytes: 1769 / 1024,
  /** Of Indonesia, roughly: regencies, cities, provinces, ministries and other central agencies. */
  agencies: 640,
  /** Employees of an agency in the middle; all of Indonesia's divided by the agencies. */
  employeesOfAgency: 7_000,
  /** What one closed phase takes the schedule: half a dozen calls, one after the other, before it turns to the next agency. */
  closeSeconds: 0.15,
} as const;

/** Defaults of a new account, as the documentation had them when this was written; not looked up in an account. */
export const quotas = {
  transitionsPerSecond: 800,
  startsPerSecond: 150,
  openExecutions: 1_000_000,
  historyEvents: 25_000,
  concurrentFunctions: 1_000,
  tableUnitsPerSecond: 40_000,
  partitionWritesPerSecond: 1_000,
  sessionsPerSecond: 600,
} as const;
