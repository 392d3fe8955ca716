import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { Statement } from '../access/policy-document.ts';

/** A policy that stands inside its role and goes with it; none where there is nothing to allow. */
export const inlinePolicy = (name: string, statements: Statement[]): Record<string, PolicyDocument> =>
  statements.length === 0 ? {} : { [name]: PolicyDocument.fromJson({ Version: '2012-10-17', Statement: statements }) };
