import { Duration } from 'aws-cdk-lib';
import { CfnAlarm, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { AlarmPlan } from '../watch/alarm-plans.ts';

export const metricOf = ({ metric, minutes }: Pick<AlarmPlan, 'metric' | 'minutes'>): Metric =>
  new Metric({
    namespace: metric.namespace,
    metricName: metric.name,
    dimensionsMap: metric.dimensions,
    statistic: metric.statistic,
    period: Duration.minutes(minutes),
  });

/** One alarm; both its beginning and its end are told. */
export const makeAlarm = (
  scope: Construct,
  plan: AlarmPlan,
  { prefix, runbookUrl, topicArn }: { prefix: string; runbookUrl: string; topicArn: string },
): CfnAlarm =>
  new CfnAlarm(scope, plan.id, {
    alarmName: `${prefix} ${plan.title}`,
    alarmDescription: `${plan.loses} What to do: ${runbookUrl}#${plan.section}`,
    namespace: plan.metric.namespace,
    metricName: plan.metric.name,
    dimensions: Object.entries(plan.metric.dimensions).map(([name, value]) => ({ name, value })),
    statistic: plan.metric.statistic,
    period: plan.minutes * 60,
    threshold: plan.threshold,
    comparisonOperator: plan.when === 'below' ? 'LessThanThreshold' : 'GreaterThanOrEqualToThreshold',
    evaluationPeriods: plan.periods,
    // Silence is good news but for the one who watches.
    treatMissingData: plan.when === 'below' ? 'breaching' : 'notBreaching',
    actionsEnabled: true,
    alarmActions: [topicArn],
    okActions: [topicArn],
  });
