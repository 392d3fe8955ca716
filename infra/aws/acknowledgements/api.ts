import type { Stack } from 'aws-cdk-lib';
import { acknowledge } from './acknowledge.ts';

export const acknowledgeApi = (stack: Stack): void => {
  acknowledge(stack, {});
};
