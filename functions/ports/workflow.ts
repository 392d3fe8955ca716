/** What the state machine is told when a phase ends. */
export type PhaseSignal = { outcome: 'closed' };

export type Workflow = {
  /** Starts the execution that drives a cycle. A second start under the same name is harmless. */
  start(input: { agencyId: string; cycleId: string; run: number }): Promise<void>;
  /** Ends the wait behind a task token. `gone`: the wait had ended before (timed out, or signalled already). */
  signal(token: string, signal: PhaseSignal): Promise<'delivered' | 'gone'>;
};
