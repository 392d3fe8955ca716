/** An execution that another one has replaced must change nothing. The state machine catches it by this name. */
export class StaleRunError extends Error {
  constructor() {
    super('another execution drives the cycle');
    this.name = 'StaleRunError';
  }
}

/** The machine asked for a phase that the procedure does not allow next: nothing was changed. */
export class PhaseOrderError extends Error {
  constructor(from: string, to: string) {
    super(`the cycle stands at ${from} and cannot enter ${to}`);
    this.name = 'PhaseOrderError';
  }
}
