import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  CfnUserPoolClient,
  CfnUserPoolResourceServer,
  FeaturePlan,
  Mfa,
  StringAttribute,
  UserPool,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { agencyClaim, isScope, scopeName, scopeRoles } from '../../../functions/contracts/token.ts';
import { acknowledge, stands } from '../acknowledgements.ts';
import type { Settings } from '../settings/settings-schema.ts';

type CognitoSettings = Extract<Settings['identity'], { kind: 'cognito' }>;
/** What an authorizer must know of an issuer, and how its claims are called. */
export type TrustedIssuer = { issuer: string; audience: string[]; claims: { agency: string; person: string } };

const personAttribute = 'person';
/** Cognito puts an attribute of ours into the token under this name. */
const claimOf = (attribute: string): string => `custom:${attribute}`;
export const cognitoClaims = { agency: claimOf(agencyClaim), person: claimOf(personAttribute) };

const scopes = Object.keys(scopeRoles).filter(isScope);

/**
 * Cognito, where an agency has no issuer of its own. Persons sign in by code and proof key (PKCE) and send their ID token: it names
 * the agency and the person, which only an administrator of the pool can write. Systems get tokens of their own by OAuth2 client
 * credentials, with scopes `<agency>/<scope>` that only their client was given.
 */
export class SignIn extends Construct {
  readonly trusted: TrustedIssuer;
  readonly pool: UserPool;

  constructor(
    scope: Construct,
    id: string,
    { prefix, settings }: { prefix: string; settings: Settings & { identity: CognitoSettings } },
  ) {
    super(scope, id);
    const { identity, data } = settings;
    this.pool = new UserPool(this, 'Pool', {
      userPoolName: prefix,
      selfSignUpEnabled: false,
      signInAliases: { username: true, email: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      customAttributes: {
        [agencyClaim]: new StringAttribute({ maxLen: 64, mutable: false }),
        [personAttribute]: new StringAttribute({ maxLen: 64, mutable: false }),
      },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: data.keep,
      removalPolicy: data.keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(this.pool, stands.pool);
    this.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: identity.domainPrefix } });
    const clients = [this.webClient(identity), ...this.systemClients(identity)];
    this.trusted = {
      issuer: `https://cognito-idp.${Stack.of(this).region}.amazonaws.com/${this.pool.userPoolId}`,
      audience: clients.map((client) => client.ref),
      claims: cognitoClaims,
    };
  }

  private webClient({ callbackUrls }: CognitoSettings): CfnUserPoolClient {
    return new CfnUserPoolClient(this, 'Web', {
      userPoolId: this.pool.userPoolId,
      clientName: 'web',
      generateSecret: false,
      allowedOAuthFlowsUserPoolClient: true,
      allowedOAuthFlows: ['code'],
      allowedOAuthScopes: ['openid'],
      callbackUrLs: callbackUrls,
      supportedIdentityProviders: ['COGNITO'],
      explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      // A person must not write whom the token is about.
      writeAttributes: ['email'],
      readAttributes: ['email', cognitoClaims.agency, cognitoClaims.person],
      idTokenValidity: 60,
      accessTokenValidity: 60,
      refreshTokenValidity: 12,
      tokenValidityUnits: { idToken: 'minutes', accessToken: 'minutes', refreshToken: 'hours' },
      enableTokenRevocation: true,
      preventUserExistenceErrors: 'ENABLED',
    });
  }

  private systemClients({ systems }: CognitoSettings): CfnUserPoolClient[] {
    const userPoolId = this.pool.userPoolId;
    const servers = new Map(
      [...new Set(systems.map(({ agency }) => agency))].map((agency) => [
        agency,
        new CfnUserPoolResourceServer(this, `Scopes-${agency}`, {
          userPoolId,
          identifier: agency,
          name: agency,
          scopes: scopes.map((name) => ({ scopeName: name, scopeDescription: `${name} for ${agency}` })),
        }),
      ]),
    );
    return systems.map((system) => {
      const client = new CfnUserPoolClient(this, `System-${system.agency}-${system.name}`, {
        userPoolId,
        clientName: `${system.agency}-${system.name}`,
        generateSecret: true,
        allowedOAuthFlowsUserPoolClient: true,
        allowedOAuthFlows: ['client_credentials'],
        allowedOAuthScopes: system.scopes.map((name) => scopeName(system.agency, name)),
        accessTokenValidity: 15,
        tokenValidityUnits: { accessToken: 'minutes' },
        enableTokenRevocation: true,
      });
      const server = servers.get(system.agency);
      if (server !== undefined) client.addResourceDependency(server);
      return client;
    });
  }
}
