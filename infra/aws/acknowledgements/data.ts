import type { Stack } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { acknowledge } from './acknowledge.ts';

export const acknowledgeData = ({ stack: _stack, accessLogs: _accessLogs }: { stack: Stack; accessLogs: Bucket }): void => {
  acknowledge(_stack, {});
};
