import * as z from 'zod';
import { id } from '../../../functions/contracts/primitives.ts';
import { isScope, scopeRoles } from '../../../functions/contracts/token.ts';

const scope = z.enum(Object.keys(scopeRoles).filter(isScope));
/** Years of the statute decide how long logs are kept; these are the retentions that CloudWatch knows. */
const retentionDays = z.union([
  z.literal(7),
  z.literal(30),
  z.literal(90),
  z.literal(365),
  z.literal(731),
  z.literal(1827),
]);

/** Requests a second on the average and in a burst. */
const throttle = z.strictObject({ rate: z.number().int().min(1), burst: z.number().int().min(1) });

/** A program of an agency (payroll, personnel database) with a token of its own. */
const system = z.strictObject({ name: id, agency: id, scopes: z.array(scope).min(1) });

const cognito = z.strictObject({
  kind: z.literal('cognito'),
  /** First part of the address of the sign-in pages; unique among all customers of AWS. */
  domainPrefix: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/),
  /** Where the web application may be returned to after a sign-in. */
  callbackUrls: z.array(z.url()).min(1),
  /** At most 45: an authorizer knows 50 audiences. With more systems take an issuer of your own, which needs one audience. */
  systems: z.array(system).max(45),
});
const oidc = z.strictObject({
  kind: z.literal('oidc'),
  /** As it stands in the token's `iss`; its discovery document must be reachable from the Internet. */
  issuer: z.url({ protocol: /^https$/ }),
  audience: z.array(z.string().min(1)).min(1).max(50),
  agencyClaim: z.string().min(1),
  personClaim: z.string().min(1),
});

export const settingsSchema = z.strictObject({
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
  /** Who is let in. */
  identity: z.discriminatedUnion('kind', [cognito, oidc]),
  data: z.strictObject({
    /** False only where everything may be thrown away at any time. */
    keep: z.boolean(),
    /** How far back a restore to a point in time may go. */
    recoveryDays: z.number().int().min(1).max(35),
    /** Roots of the audit and exports: nobody can change or delete them before; `compliance` binds even the account's owner. */
    lock: z.strictObject({ mode: z.enum(['governance', 'compliance']), days: z.number().int().min(1) }),
  }),
  /**
   * How a new version of a function takes over from the one before. `none`: at once and without CodeDeploy, for an emulator
   * that has none.
   */
  rollout: z
    .enum(['Canary10Percent5Minutes', 'Linear10PercentEvery1Minute', 'none'])
    .default('Canary10Percent5Minutes'),
  logs: z.strictObject({ retentionDays, level: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']) }),
  /** Reminders of duties by e-mail. */
  reminders: z.strictObject({
    /** Address that they come from. */
    sender: z.email(),
    /** The domain or address that SES has verified for it, in the same region and out of the sandbox. */
    identity: z.string().regex(/^[A-Za-z0-9.@_+-]{3,320}$/),
  }),
  api: z.strictObject({
    /** Of the whole API. */
    throttle,
    /** Of each route that asks for no token. */
    open: throttle,
    /** Of each route that takes in files of rows. */
    imports: throttle,
    /** Origins of web applications that may call the API from a browser. */
    webOrigins: z.array(z.url()),
  }),
  watch: z.strictObject({
    /** Who is told of an alarm; each address confirms by itself once. */
    emails: z.array(z.email()),
    /** Where the runbook can be read; an alarm's link is this and `#` and the section. */
    runbookUrl: z.url(),
    /** From how many open duties, two days before a deadline, somebody is told; of all agencies together. */
    openDuties: z.number().int().min(1),
    /** From how many objections that fall due within two days somebody is told. */
    objectionsDue: z.number().int().min(1),
  }),
});

/** Names that belong to nobody (RFC 2606, RFC 6761): good enough to look at the templates with, never to run. */
const isPlaceholder = (host: string): boolean =>
  /(^|\.)(invalid|example|test|localhost)$/.test(host) || /(^|\.)example\.(com|net|org)$/.test(host);
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');

/** The sign-in prefix of the stages as they are handed out; whoever runs the system takes one of their own. */
export const placeholderPrefix = 'siklus-placeholder';

/** What of a stage is still as it was handed out, by the path of the setting. */
export const placeholdersIn = ({ identity, api, watch }: z.output<typeof settingsSchema>): string[] => {
  const urls: [path: string, urls: string[]][] = [
    ['watch.runbookUrl', [watch.runbookUrl]],
    ['api.webOrigins', api.webOrigins],
    ...(identity.kind === 'cognito'
      ? [['identity.callbackUrls', identity.callbackUrls] satisfies [string, string[]]]
      : [['identity.issuer', [identity.issuer]] satisfies [string, string[]]]),
  ];
  return [
    ...urls.filter(([, found]) => found.some((url) => isPlaceholder(hostOf(url)))).map(([path]) => path),
    ...(identity.kind === 'cognito' && identity.domainPrefix === placeholderPrefix ? ['identity.domainPrefix'] : []),
    ...(watch.emails.length === 0 ? ['watch.emails'] : []),
  ];
};

export type Settings = z.output<typeof settingsSchema>;
/** What a stage is written with. */
export type SettingsInput = z.input<typeof settingsSchema>;
