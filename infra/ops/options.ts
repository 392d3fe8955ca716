import { parseArgs } from 'node:util';
import { OpsError } from './ops-error.ts';

/** What the options mean, for the help. */
export const optionTexts = {
  table: 'name of the table (output of the data stack)',
  agency: 'id of the agency',
  cycle: 'id of the cycle',
  by: 'id of the administrator of the agency in whose name it is done',
  reason: 'why; everybody of the agency can read it',
  phase: 'phase whose deadline is moved',
  deadline: 'the new deadline: a day (it ends at midnight of the agency) or a time with its offset',
  file: 'file of the export; its manifest stands beside it',
  'state-machine': 'ARN of the state machine (output of the service stack)',
  stage: 'stage whose names the guide shows',
  region: 'region; else that of the AWS configuration',
  endpoint: 'address of DynamoDB where it is not that of AWS',
  'states-endpoint': 'address of Step Functions where it is not that of AWS',
} as const;
export type OptionName = keyof typeof optionTexts;

export type Options = Partial<Record<OptionName, string>> & { yes: boolean };

const isOption = (name: string): name is OptionName => Object.hasOwn(optionTexts, name);
const names = Object.keys(optionTexts).filter(isOption);

/** @throws OpsError that names the option which is not known or has no value */
export const readOptions = (argv: string[]): { verb: string | null; options: Options } => {
  const text = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { ...text, yes: { type: 'boolean', default: false } },
    });
    const [verb = null, ...more] = positionals;
    if (more.length > 0) throw new OpsError(`What is ${more.join(' ')}? Values follow an option: --agency kota.`);
    const given = Object.entries(values).flatMap(([name, value]) =>
      isOption(name) && typeof value === 'string' && value !== '' ? [[name, value] as const] : [],
    );
    return { verb, options: { ...Object.fromEntries(given), yes: values.yes === true } };
  } catch (error) {
    if (error instanceof OpsError || !(error instanceof Error)) throw error;
    throw new OpsError(error.message);
  }
};

/** @throws OpsError that names the option which is missing */
export const need = (options: Options, name: OptionName): string => {
  const value = options[name];
  if (value === undefined) throw new OpsError(`--${name} is missing: ${optionTexts[name]}.`);
  return value;
};
