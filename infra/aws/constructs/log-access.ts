import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';

/** Writes down who reads and writes a bucket. By hand, since CDK's own way does not pass the strict types of this project. */
export const logAccess = (bucket: Bucket, to: Bucket, prefix: string): void => {
  const { defaultChild } = bucket.node;
  if (!(defaultChild instanceof CfnBucket)) throw new TypeError('a bucket without its resource');
  defaultChild.loggingConfiguration = { destinationBucketName: to.bucketName, logFilePrefix: prefix };
  to.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [to.arnForObjects(`${prefix}*`)],
      conditions: {
        ArnLike: { 'aws:SourceArn': bucket.bucketArn },
        StringEquals: { 'aws:SourceAccount': bucket.stack.account },
      },
    }),
  );
};
