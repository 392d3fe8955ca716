import type { App } from 'aws-cdk-lib';
import { cognitoClaims } from './constructs/sign-in.ts';
import type { BuiltFunction } from './functions/build-functions.ts';
import type { Settings } from './settings/settings-schema.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { RolloutStack } from './stacks/rollout-stack.ts';
import { ServiceStack } from './stacks/service-stack.ts';
import { SignInStack } from './stacks/sign-in-stack.ts';
import { WatchStack } from './stacks/watch-stack.ts';

export type Composed = {
  data: DataStack;
  service: ServiceStack;
  api: ApiStack;
  signIn: SignInStack | null;
  watch: WatchStack;
  rollout: RolloutStack | null;
};

export type ComposeProps = { stage: string; settings: Settings; functions: BuiltFunction[] };

/** All stacks of one stage. */
export const compose = (app: App, { stage, settings, functions }: ComposeProps): Composed => {
  const prefix = `siklus-${stage}`;
  const { identity } = settings;
  const props = { env: { region: settings.region }, tags: { system: 'siklus', stage } };
  const data = new DataStack(app, `${prefix}-data`, { ...props, settings });
  const signIn =
    identity.kind === 'cognito'
      ? new SignInStack(app, `${prefix}-sign-in`, { ...props, prefix, settings: { ...settings, identity } })
      : null;
  const claims =
    identity.kind === 'oidc' ? { agency: identity.agencyClaim, person: identity.personClaim } : cognitoClaims;
  const rollout =
    settings.rollout === 'none'
      ? null
      : new RolloutStack(app, `${prefix}-rollout`, { ...props, prefix, shift: settings.rollout, entries: functions });
  const service = new ServiceStack(app, `${prefix}-service`, {
    ...props,
    settings,
    prefix,
    data,
    functions,
    claims,
    rollout,
  });
  if (rollout !== null) service.addStackDependency(rollout);
  const trusted =
    signIn?.trusted ??
    (identity.kind === 'oidc' ? { issuer: identity.issuer, audience: identity.audience, claims } : null);
  if (trusted === null) throw new Error('nobody could sign in');
  const api = new ApiStack(app, `${prefix}-api`, { ...props, settings, prefix, trusted, service, entries: functions });
  const watch = new WatchStack(app, `${prefix}-watch`, { ...props, settings, prefix, data, service, api, functions });
  return { data, service, api, signIn, watch, rollout };
};
