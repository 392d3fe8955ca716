import { SFNClient } from '@aws-sdk/client-sfn';
import { RefusedError } from '../../functions/domain/refusal.ts';
import type { Clock } from '../../functions/ports/clock.ts';
import { StoreBusyError } from '../../functions/ports/store.ts';
import { nodeDigest } from '../../functions/runtime/digest.ts';
import { createDynamoClient } from '../../functions/store/dynamo-client.ts';
import { createSfnWorkflow } from '../../functions/workflow/sfn-workflow.ts';
import { OpsError } from './ops-error.ts';
import { need, type Options, optionTexts, readOptions } from './options.ts';
import type { Place, Printer } from './place.ts';
import type { Context } from './verb.ts';
import { verbs } from './verbs/all-verbs.ts';

export type Surroundings = {
  clock: Clock;
  print: Printer;
  /** Where they are not to be found as every program of AWS finds them. */
  credentials?: { accessKeyId: string; secretAccessKey: string };
};

/** 0: done; 1: refused, or not as it should be; 2: not understood. */
export type ExitCode = 0 | 1 | 2;

const help = (print: Printer): void => {
  print('npm run ops -- <verb> [options]     verbs marked * change something and only show it without --yes\n');
  for (const [name, { about, needs, changes }] of verbs) {
    print(`${changes ? '*' : ' '} ${name.padEnd(14)} ${about}`);
    if (needs.length > 0) print(`${' '.repeat(17)}${needs.map((option) => `--${option}`).join(' ')}`);
  }
  print('');
  for (const [name, text] of Object.entries(optionTexts)) print(`  --${name.padEnd(16)} ${text}`);
};

/** What is not given is found as every program of AWS finds it. */
const at = (endpoint: string | undefined, region: string | undefined, { credentials }: Surroundings) => ({
  ...(endpoint === undefined ? {} : { endpoint }),
  ...(region === undefined ? {} : { region }),
  ...(credentials === undefined ? {} : { credentials }),
});

const contextOf = (options: Options, around: Surroundings): Context & { close(): void } => {
  let place: Place | null = null;
  return {
    options,
    clock: around.clock,
    print: around.print,
    place: () => {
      place ??= {
        client: createDynamoClient(at(options.endpoint, options.region, around)),
        tableName: need(options, 'table'),
      };
      return place;
    },
    workflow: () =>
      createSfnWorkflow({
        client: new SFNClient(at(options['states-endpoint'], options.region, around)),
        stateMachineArn: need(options, 'state-machine'),
        digest: nodeDigest,
      }),
    close: () => place?.client.destroy(),
  };
};

const inWords = (error: unknown): string | null => {
  if (error instanceof OpsError) return error.message;
  if (error instanceof RefusedError) {
    const { code, detail, fields = [] } = error.refusal;
    return [`Refused (${code}). ${detail ?? ''}`.trim(), ...fields.map((f) => `  ${f.pointer}: ${f.detail}`)].join(
      '\n',
    );
  }
  if (error instanceof StoreBusyError) return 'The table does not answer, or refuses for load. Try again.';
  // Of AWS: no such table, no credentials, not allowed. The message names the thing and no data.
  if (error instanceof Error && ('$metadata' in error || error.name === 'CredentialsProviderError'))
    return `${error.name}: ${error.message}`;
  if (error instanceof Error && /region is missing/i.test(error.message)) return 'No region is set: give --region.';
  return null;
};

/** The command, apart from the process it runs in. */
export const runOps = async (argv: string[], around: Surroundings): Promise<ExitCode> => {
  const { print } = around;
  try {
    const { verb: name, options } = readOptions(argv);
    if (name === null || name === 'help') {
      help(print);
      return name === null ? 2 : 0;
    }
    const verb = verbs.get(name);
    if (verb === undefined) {
      print(`There is no verb ${name}; verbs are ${[...verbs.keys()].join(', ')}.`);
      return 2;
    }
    for (const option of verb.needs) need(options, option);
    const context = contextOf(options, around);
    try {
      return (await verb.run(context)) ? 0 : 1;
    } finally {
      context.close();
    }
  } catch (error) {
    const text = inWords(error);
    if (text === null) throw error;
    print(text);
    return error instanceof OpsError && /is missing|^What is|Unknown option/.test(text) ? 2 : 1;
  }
};
