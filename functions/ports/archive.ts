/** A document of an agency, by a name that will never stand for another: `seals/000007.json`. */
export type ArchiveAddress = { agencyId: string; name: string };

/**
 * `kept`: stands there with exactly these bytes, from now or from before. `contradicted`: something else stands under the name;
 * it was left alone, and two stories are told about one thing.
 */
export type ArchiveOutcome = 'kept' | 'contradicted';

/** The archive did not take it in, or did not say so. A repeat is safe: the state machine and a schedule retry by this name. */
export class ArchiveUnavailableError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ArchiveUnavailableError';
  }
}

/**
 * Where things are put once and then belong to nobody (S3 Object Lock on AWS, files that nobody may write on one machine):
 * whoever rewrites the table cannot rewrite this.
 */
export type Archive = {
  /**
   * Durable when it answers.
   *
   * @throws ArchiveUnavailableError
   */
  keep(address: ArchiveAddress, text: string): Promise<ArchiveOutcome>;
};
