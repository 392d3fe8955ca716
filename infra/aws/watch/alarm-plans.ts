import { type MetricName, metricsNamespace } from '../../../functions/contracts/metrics.ts';
import type { Settings } from '../settings/settings-schema.ts';

/** Sections of docs/runbook.md that an alarm leads to, by the anchor of their heading. */
export const sections = [
  'stuck-cycle',
  'signals-not-delivered',
  'closure-late',
  'throttling',
  'errors-by-route',
  'dead-letters',
  'duties-before-a-deadline',
  'objections-due',
  'the-archive-holds-another-seal',
  'a-task-or-schedule-fails',
  'nobody-watches',
] as const;
export type Section = (typeof sections)[number];

export type AlarmPlan = {
  id: string;
  title: string;
  /** What a person loses while this goes on: the first sentence of the alarm. */
  loses: string;
  section: Section;
  metric: {
    namespace: string;
    name: string;
    dimensions: Record<string, string>;
    statistic: 'Sum' | 'Maximum' | 'SampleCount';
  };
  minutes: number;
  /** Alarm from this value on; below it for `below`. */
  threshold: number;
  when: 'reached' | 'below';
  /** How many periods in a row. */
  periods: number;
};

export type Watched = {
  service: string;
  machineArn: string;
  tableName: string;
  /** Names as AWS knows them. */
  functions: { http: string[]; tasks: string[]; schedules: string[] };
  deadLetterQueues: { schedule: string; queueName: string }[];
};

type Plan = Omit<AlarmPlan, 'periods' | 'when' | 'minutes'> & Partial<Pick<AlarmPlan, 'periods' | 'when' | 'minutes'>>;
const plan = (given: Plan): AlarmPlan => ({ periods: 1, when: 'reached', minutes: 5, ...given });

const ours = (name: MetricName, dimensions: Record<string, string>, statistic: 'Sum' | 'Maximum' | 'SampleCount') => ({
  namespace: metricsNamespace,
  name,
  dimensions,
  statistic,
});
const aws = (
  namespace: string,
  name: string,
  dimensions: Record<string, string>,
  statistic: 'Sum' | 'Maximum' = 'Sum',
) => ({
  namespace: `AWS/${namespace}`,
  name,
  dimensions,
  statistic,
});

const cyclePlans = ({ service, machineArn }: Watched, { watch }: Settings): AlarmPlan[] => {
  const dimensions = { service };
  return [
    plan({
      id: 'CyclesFailed',
      title: 'a cycle gave up',
      loses:
        'Nobody of an agency can go on to the next phase: the state machine gave up and waits for an administrator.',
      section: 'stuck-cycle',
      metric: ours('CyclesFailed', dimensions, 'Maximum'),
      minutes: 15,
      threshold: 1,
    }),
    plan({
      id: 'CyclesStuck',
      title: 'a cycle stands still',
      loses: 'People wait for scores or the next phase: a step of the state machine has been at work for two hours.',
      section: 'stuck-cycle',
      metric: ours('CyclesStuck', dimensions, 'Maximum'),
      minutes: 15,
      threshold: 1,
    }),
    ...['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted'].map((name) =>
      plan({
        id: name,
        title: `executions: ${name}`,
        loses: 'An agency’s cycle has no execution that drives it: its phases no longer begin.',
        section: 'stuck-cycle',
        metric: aws('States', name, { StateMachineArn: machineArn }),
        threshold: 1,
      }),
    ),
    plan({
      id: 'SignalsWaiting',
      title: 'signals are not delivered',
      loses:
        'A phase was closed for people and the next one does not begin: what was decided does not reach the state machine.',
      section: 'signals-not-delivered',
      metric: ours('SignalsWaiting', dimensions, 'Maximum'),
      minutes: 15,
      threshold: 1,
    }),
    plan({
      id: 'ClosuresLate',
      title: 'a phase is not closed',
      loses:
        'People who were late can still act and those in time wait: a phase is open half an hour after its deadline.',
      section: 'closure-late',
      metric: ours('ClosuresLate', dimensions, 'Maximum'),
      minutes: 15,
      threshold: 1,
    }),
    plan({
      id: 'DutiesNearDeadline',
      title: 'many duties are open before a deadline',
      loses:
        'Many people will get a mark for lateness or a provisional rating within two days unless somebody reminds them.',
      section: 'duties-before-a-deadline',
      metric: ours('DutiesNearDeadline', dimensions, 'Maximum'),
      minutes: 60,
      threshold: watch.openDuties,
    }),
    plan({
      id: 'ObjectionsDue',
      title: 'objections fall due',
      loses:
        'People who objected will not be answered in time: their objections go to the authorised official within two days.',
      section: 'objections-due',
      metric: ours('ObjectionsDue', dimensions, 'Maximum'),
      minutes: 60,
      threshold: watch.objectionsDue,
    }),
    plan({
      id: 'SealsContradicted',
      title: 'the archive holds another seal',
      loses:
        'An agency can no longer prove what was done: its table and its archive tell two stories of the same seal.',
      section: 'the-archive-holds-another-seal',
      metric: ours('SealsContradicted', dimensions, 'Maximum'),
      minutes: 60,
      threshold: 1,
    }),
    plan({
      id: 'NobodyWatches',
      title: 'nobody watches the cycles',
      loses:
        'What goes wrong with a cycle is seen by nobody: the function that looks at them has been silent for 45 minutes.',
      section: 'nobody-watches',
      metric: ours('CyclesOpen', dimensions, 'SampleCount'),
      minutes: 15,
      threshold: 1,
      when: 'below',
      periods: 3,
    }),
  ];
};

const throttlePlans = ({ tableName }: Watched): AlarmPlan[] => [
  ...['ReadThrottleEvents', 'WriteThrottleEvents'].map((name) =>
    plan({
      id: name,
      title: `the table refuses for load: ${name}`,
      loses: 'People are told to try again (503) and closes take longer: the table refuses for load.',
      section: 'throttling',
      metric: aws('DynamoDB', name, { TableName: tableName }),
      threshold: 20,
      periods: 2,
    }),
  ),
  plan({
    id: 'FunctionThrottles',
    title: 'functions are refused for load',
    loses: 'People get no answer (503): the account runs as many functions at once as it may.',
    section: 'throttling',
    metric: aws('Lambda', 'Throttles', {}),
    threshold: 10,
    periods: 2,
  }),
];

/** `siklus-production-plans` becomes `Plans`. */
const idOf = (kind: string, name: string, service: string): string =>
  `${kind}${name
    .slice(service.length + 1)
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')}`;

const functionPlans = ({ service, functions }: Watched): AlarmPlan[] => [
  ...functions.http.map((name) =>
    plan({
      id: idOf('Faults', name, service),
      title: `faults of ${name}`,
      loses: `What people ask of ${name} fails by a fault of ours, whatever they do.`,
      section: 'errors-by-route',
      metric: ours('Faults', { service, function: name }, 'Sum'),
      threshold: 3,
    }),
  ),
  ...[...functions.http, ...functions.tasks, ...functions.schedules].map((name) => {
    const answers = functions.http.includes(name);
    return plan({
      id: idOf('Errors', name, service),
      title: `${name} fails`,
      loses: answers
        ? `People get no answer at all from ${name}: it ends before it can say why.`
        : `A step that all of an agency wait for is not done: ${name} fails.`,
      section: answers ? 'errors-by-route' : 'a-task-or-schedule-fails',
      metric: aws('Lambda', 'Errors', { FunctionName: name }),
      threshold: answers ? 3 : 5,
    });
  }),
];

const deadLetterPlans = ({ deadLetterQueues }: Watched): AlarmPlan[] =>
  deadLetterQueues.map(({ schedule, queueName }) =>
    plan({
      id: `DeadLetters-${schedule}`,
      title: `dead letters of ${schedule}`,
      loses: `A run of ${schedule} was lost: what it was to do for people at that time may not have been done.`,
      section: 'dead-letters',
      metric: aws('SQS', 'ApproximateNumberOfMessagesVisible', { QueueName: queueName }, 'Maximum'),
      threshold: 1,
    }),
  );

/** Every alarm of the system. Each says what a person loses and where the runbook says what to do. */
export const alarmPlans = (watched: Watched, settings: Settings): AlarmPlan[] => [
  ...cyclePlans(watched, settings),
  ...throttlePlans(watched),
  ...functionPlans(watched),
  ...deadLetterPlans(watched),
];
