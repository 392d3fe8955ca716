import type { Stack } from 'aws-cdk-lib';
import { acknowledge } from './acknowledge.ts';

export const acknowledgeSignIn = (stack: Stack): void => {
  acknowledge(stack, {});
};
