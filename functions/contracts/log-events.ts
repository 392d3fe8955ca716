/*
 * Every line that the system logs: its event and what it tells. Ids of agencies and cycles and names of operations; never a path, a
 * person, a text of anybody, the message of an error.
 */

type LogFields = {
  'request answered': { requestId: string; operationId: string; status: number; code?: string };
  'request failed': { requestId: string; error: string; frames: string[] };
  'task started': { task: string };
  'task done': { task: string };
  'task failed': { task: string; error: string; frames: string[] };
  'schedule done': { schedule: string; done: number; failures: number };
  'schedule failed in a cycle': { schedule: string; agencyId: string; cycleId: string | null; error: string };
  'archive holds another seal': { schedule: string; agencyId: string; seals: number[] };
  'cycle needs attention': { schedule: string; agencyId: string; cycleId: string; findings: string[] };
};

/** The level at which each event is logged. */
export const logEvents = {
  'request answered': 'info',
  'request failed': 'error',
  'task started': 'info',
  'task done': 'info',
  'task failed': 'error',
  'schedule done': 'info',
  'schedule failed in a cycle': 'error',
  'archive holds another seal': 'error',
  'cycle needs attention': 'error',
} as const satisfies Record<keyof LogFields, 'info' | 'error'>;

type EventAt<L extends 'info' | 'error'> = {
  [E in keyof LogFields]: (typeof logEvents)[E] extends L ? E : never;
}[keyof LogFields];

/** A logger that takes the events of this register and nothing else; that of Powertools is one. */
export type EventLog = {
  info<E extends EventAt<'info'>>(event: E, fields: LogFields[E]): void;
  error<E extends EventAt<'error'>>(event: E, fields: LogFields[E]): void;
};
