import { Duration } from 'aws-cdk-lib';
import {
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  Metric,
  SingleValueWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { type MetricName, metricsNamespace } from '../../../functions/contracts/metrics.ts';
import type { Watched } from '../watch/alarm-plans.ts';

type OverviewProps = { name: string; watched: Watched; apiId: string; runbookUrl: string };

/** The one dashboard: first how the procedure stands, then what people do, then whether the machine keeps up. */
export const overview = (scope: Construct, { name, watched, apiId, runbookUrl }: OverviewProps): Dashboard => {
  const { service, machineArn, tableName } = watched;
  const ours = (metricName: MetricName, statistic: 'Sum' | 'Maximum', minutes = 60): Metric =>
    new Metric({
      namespace: metricsNamespace,
      metricName,
      dimensionsMap: { service },
      statistic,
      period: Duration.minutes(minutes),
    });
  const aws = (
    namespace: string,
    metricName: string,
    dimensionsMap: Record<string, string>,
    statistic = 'Sum',
  ): Metric =>
    new Metric({ namespace: `AWS/${namespace}`, metricName, dimensionsMap, statistic, period: Duration.minutes(5) });
  const graph = (title: string, left: IMetric[], width = 8): GraphWidget => new GraphWidget({ title, left, width });
  const api = { ApiId: apiId };
  const table = { TableName: tableName };
  return new Dashboard(scope, 'Overview', {
    dashboardName: name,
    widgets: [
      [
        new TextWidget({
          markdown: `# ${name}\nWhat to do about an alarm: [runbook](${runbookUrl}).`,
          width: 24,
          height: 2,
        }),
      ],
      [
        new SingleValueWidget({
          title: 'Needs a person',
          width: 24,
          metrics: (['CyclesFailed', 'CyclesStuck', 'ClosuresLate', 'SignalsWaiting', 'ObjectionsDue'] as const).map(
            (metric) => ours(metric, 'Maximum', 15),
          ),
        }),
      ],
      [
        graph('Still to be done', [
          ours('ReviewsOpen', 'Maximum'),
          ours('DutiesNearDeadline', 'Maximum'),
          ours('ObjectionsDue', 'Maximum'),
        ]),
        graph('Done by people', [
          ours('PlansSubmitted', 'Sum'),
          ours('PlansDecided', 'Sum'),
          ours('ReviewsSubmitted', 'Sum'),
          ours('ObjectionsFiled', 'Sum'),
          ours('ObjectionsDecided', 'Sum'),
        ]),
        graph('Done by schedules', [
          ours('ClosuresDone', 'Sum'),
          ours('ObjectionsEscalated', 'Sum'),
          ours('SignalsResent', 'Sum'),
        ]),
      ],
      [
        graph('Requests', [ours('Requests', 'Sum', 5), ours('Refusals', 'Sum', 5), ours('Faults', 'Sum', 5)]),
        graph('Faults by operation', [
          new MathExpression({
            expression: `SEARCH('{${metricsNamespace},operation,service} MetricName="Faults" service="${service}"', 'Sum', 300)`,
            usingMetrics: {},
            label: '',
          }),
        ]),
        graph('Latency of the API, milliseconds', [
          aws('ApiGateway', 'Latency', api, 'p50'),
          aws('ApiGateway', 'Latency', api, 'p99'),
        ]),
      ],
      [
        graph('State machine', [
          aws('States', 'ExecutionsStarted', { StateMachineArn: machineArn }),
          aws('States', 'ExecutionsSucceeded', { StateMachineArn: machineArn }),
          aws('States', 'ExecutionsFailed', { StateMachineArn: machineArn }),
        ]),
        graph('Table, units', [
          aws('DynamoDB', 'ConsumedReadCapacityUnits', table),
          aws('DynamoDB', 'ConsumedWriteCapacityUnits', table),
        ]),
        graph('Refused for load', [
          aws('DynamoDB', 'ReadThrottleEvents', table),
          aws('DynamoDB', 'WriteThrottleEvents', table),
          aws('Lambda', 'Throttles', {}),
        ]),
      ],
    ],
  });
};
