/** Namespace of our own metrics; their one dimension is the service, so that their number does not grow with agencies. */
export const metricsNamespace = 'Siklus';

/** Every metric of ours: what people and the procedure do, and what the alarms look at. */
export const metricNames = [
  // The edge. Faults are told a second time by function and by operation.
  'Requests',
  'Refusals',
  'Faults',
  // What people did.
  'PlansSubmitted',
  'PlansDecided',
  'ReviewsSubmitted',
  'ObjectionsFiled',
  'ObjectionsDecided',
  // What the schedules did.
  'ClosuresDone',
  'RehearsalsDone',
  'ObjectionsEscalated',
  'MeasuresReminded',
  'PeopleReminded',
  'SignalsResent',
  'SealsArchivedLate',
  'SealsContradicted',
  'TextsRetained',
  'LaterSeals',
  // How things stand, measured by `watch-cycles`.
  'CyclesOpen',
  'CyclesFailed',
  'CyclesStuck',
  'ClosuresLate',
  'SignalsWaiting',
  'ReviewsOpen',
  'ObjectionsDue',
  'DutiesNearDeadline',
] as const;
export type MetricName = (typeof metricNames)[number];

/** A metric that an operation of the API counts when it was done. */
export const metricOfOperation: Readonly<Record<string, MetricName>> = {
  submitPlan: 'PlansSubmitted',
  decidePlan: 'PlansDecided',
  submitReview: 'ReviewsSubmitted',
  fileObjection: 'ObjectionsFiled',
  decideObjection: 'ObjectionsDecided',
};

/** The part of Powertools' Metrics that the handlers use. */
export type Counter = {
  addMetric(name: MetricName, unit: 'Count', value: number): unknown;
  publishStoredMetrics(): unknown;
  /** A metric with dimensions of its own, written at once. */
  singleMetric(): {
    addDimension(name: string, value: string): unknown;
    addMetric(name: MetricName, unit: 'Count', value: number): unknown;
  };
};
