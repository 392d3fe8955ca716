import { type MetricName, metricsNamespace } from '../../../functions/contracts/metrics.ts';
import type { FunctionKind } from '../functions/function-entries.ts';

export type RollbackPlan = {
  id: string;
  alarmName: string;
  /** What a person would lose if the new version stayed. */
  loses: string;
  namespace: string;
  metricName: string;
  dimensions: Record<string, string>;
  /** In one minute. */
  threshold: number;
};

export type RolledOut = { service: string; name: string; functionName: string; kind: FunctionKind };

const faults: MetricName = 'Faults';
/**
 * A single error may be the engine's (a refusal for load, which the machine repeats): what is wrong with a version shows again
 * within the minute, also when it answers only every tenth call.
 */
const threshold = 3;

/**
 * What takes a new version back while it is taking over: functions that end before they answer, and for what people ask, faults that were
 * answered as such. Looked at by the minute, since the whole shift is over in a few.
 */
export const rollbackPlans = ({ service, name, functionName, kind }: RolledOut): RollbackPlan[] => [
  {
    id: `${name}-errors`,
    alarmName: `${functionName} rollback errors`,
    loses: `What ${name} does is not done with its new version: it ends before it can say why.`,
    namespace: 'AWS/Lambda',
    metricName: 'Errors',
    dimensions: { FunctionName: functionName, Resource: `${functionName}:live` },
    threshold,
  },
  ...(kind === 'http'
    ? [
        {
          id: `${name}-faults`,
          alarmName: `${functionName} rollback faults`,
          loses: `What people ask of ${name} fails with its new version, whatever they do.`,
          namespace: metricsNamespace,
          metricName: faults,
          dimensions: { service, function: functionName },
          threshold,
        },
      ]
    : []),
];
