import { readCredentials } from './environment.ts';

/**
 * Stands in for the SDK's default credential chain in the deployed bundles (an alias of `@aws-sdk/credential-provider-node`):
 * the chain looks into profiles, SSO and instance metadata, none of which a Lambda function has, for 130 KB of every bundle.
 * Read at each renewal, since Lambda hands over fresh keys with a new environment.
 *
 * @throws ZodError that names the missing variable, never its value
 */
export const defaultProvider = () => async () => readCredentials();
