/** A policy as IAM reads it: plain data, so that tests can judge requests by it without CDK. Texts may hold tokens of CDK. */
export type Conditions = Record<string, Record<string, string | string[]>>;
export type Statement = {
  Sid: string;
  Effect: 'Allow';
  Action: string[];
  Resource: string | string[];
  Condition?: Conditions;
};
