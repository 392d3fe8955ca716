import { ArnFormat, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnApplication, CfnDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acknowledge, stands } from '../acknowledgements.ts';
import { inlinePolicy } from '../constructs/inline-policy.ts';
import type { FunctionEntry } from '../functions/function-entries.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { rollbackPlans } from '../watch/rollback-plans.ts';

export type RolloutStackProps = StackProps & {
  /** First part of all names: `siklus-production`. */
  prefix: string;
  shift: Exclude<Settings['rollout'], 'none'>;
  entries: Pick<FunctionEntry, 'name' | 'kind'>[];
};

/** By which an alias in another stack names its deployment group. */
export type Rollout = { applicationName: string; groupOf(functionName: string): string };

/**
 * How a new version of a function takes over: a share of the calls first, all of them when nothing rose for some minutes, and
 * back to the version before, by itself, when something did. Stands apart from the functions, which it knows by name: both
 * together would be more resources than one stack may have.
 */
export class RolloutStack extends Stack implements Rollout {
  readonly applicationName: string;
  private readonly prefix: string;

  constructor(scope: Construct, id: string, { prefix, shift, entries, ...props }: RolloutStackProps) {
    super(scope, id, props);
    this.prefix = prefix;
    this.applicationName = prefix;
    const application = new CfnApplication(this, 'Application', {
      applicationName: this.applicationName,
      computePlatform: 'Lambda',
    });
    for (const entry of entries) this.group(entry, shift).addResourceDependency(application);
  }

  groupOf(functionName: string): string {
    return `${this.prefix}-${functionName}`;
  }

  private group({ name, kind }: RolloutStackProps['entries'][number], shift: RolloutStackProps['shift']) {
    const functionName = this.groupOf(name);
    const alarms = rollbackPlans({ service: this.prefix, name, functionName, kind }).map(
      ({ id, alarmName, loses, namespace, metricName, dimensions, threshold }) => {
        const alarm = new CfnAlarm(this, id, {
          alarmName,
          alarmDescription: loses,
          namespace,
          metricName,
          dimensions: Object.entries(dimensions).map(([key, value]) => ({ name: key, value })),
          statistic: 'Sum',
          period: 60,
          threshold,
          comparisonOperator: 'GreaterThanOrEqualToThreshold',
          evaluationPeriods: 1,
          treatMissingData: 'notBreaching',
        });
        acknowledge(alarm, stands.rollbackAlarm);
        return alarm;
      },
    );
    const role = new Role(this, `${name}-role`, {
      description: `Moves the alias of ${name} and looks at its alarms`,
      assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
      inlinePolicies: inlinePolicy('shift', [
        {
          Sid: 'Alias',
          Effect: 'Allow',
          Action: ['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'],
          Resource: ['', ':live'].map((alias) => this.arn('lambda', 'function', `${functionName}${alias}`)),
        },
        {
          Sid: 'Alarms',
          Effect: 'Allow',
          Action: ['cloudwatch:DescribeAlarms'],
          Resource: alarms.map(({ attrArn }) => attrArn),
        },
      ]),
    });
    acknowledge(role, stands.ownRole);
    return new CfnDeploymentGroup(this, `${name}-group`, {
      applicationName: this.applicationName,
      deploymentGroupName: functionName,
      serviceRoleArn: role.roleArn,
      deploymentConfigName: `CodeDeployDefault.Lambda${shift}`,
      deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
      alarmConfiguration: { enabled: true, alarms: alarms.map(({ ref }) => ({ name: ref })) },
      autoRollbackConfiguration: {
        enabled: true,
        events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
      },
    });
  }

  private arn(service: string, resource: string, resourceName: string): string {
    return this.formatArn({ service, resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  }
}
