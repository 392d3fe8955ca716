/** The clocks and the routing of objections (PP 30/2019 art. 59; what the law leaves open is the agency's choice). */
export type ObjectionRules = {
  /** Days to object from the receipt of the result. The law gives fourteen. */
  fileDays: number;
  /** Days to decide; the law sets none. Past them an objection is escalated, never dismissed. */
  decideDays: number;
  /** In which days all terms are counted. */
  dayKind: 'working' | 'calendar';
  /**
   * What counts as receipt. `acknowledgement`: the day on which the person took note, at the latest the day on which a
   * published result counts as received; `publication`: the day of publication for everybody.
   */
  receipt: 'publication' | 'acknowledgement';
  /** Days after publication on which a result that nobody took note of counts as received. */
  deemedReceivedDays: number;
  /** The least time that a side has for its statement, from the notice of the hearing. */
  statementDays: number;
  /** Days before the decision is due on which the decider is warned. */
  warnDays: number[];
  /** Who takes over an objection that was not decided in time: the authorised official, or the decider's own superior first. */
  escalateTo: 'official' | 'line';
};

/** Where the law is silent, the reading that gives the employee more time. */
export const defaultObjection: ObjectionRules = {
  fileDays: 14,
  decideDays: 14,
  dayKind: 'working',
  receipt: 'acknowledgement',
  deemedReceivedDays: 5,
  statementDays: 3,
  warnDays: [5, 2],
  escalateTo: 'official',
};
