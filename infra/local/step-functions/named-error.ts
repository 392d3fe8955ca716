/** An error whose name the state machine's Retry and Catch fields match. */
export class NamedError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}
