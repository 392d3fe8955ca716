import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Findings of cdk-nag that stand, by the rule's id, each with the reason why. A reason says what holds instead. */
export type Reasons = Record<string, string>;

export const acknowledge = (scope: IConstruct, reasons: Reasons): void => {
  for (const [id, reason] of Object.entries(reasons)) Validations.of(scope).acknowledge({ id, reason });
};
