/** Why a verb was not carried out, in words for the person at the keyboard. Nothing was changed unless it says so. */
export class OpsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OpsError';
  }
}
