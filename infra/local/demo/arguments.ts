import { parseArgs } from 'node:util';

export type DemoArguments = { employees: number; seed: number; out: string };

const whole = (name: string, text: string, low: number, high: number): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < low || value > high)
    throw new RangeError(`--${name} must be a whole number from ${low} to ${high}, not "${text}"`);
  return value;
};

/** `npm run demo -- --employees 15000 --seed 7 --out out`. */
export const parseDemoArguments = (argv: string[]): DemoArguments => {
  const { values } = parseArgs({
    args: argv,
    options: {
      employees: { type: 'string', default: '300' },
      seed: { type: 'string', default: '2026' },
      out: { type: 'string', default: 'out' },
    },
  });
  return {
    employees: whole('employees', values.employees, 40, 20_000),
    seed: whole('seed', values.seed, 0, 2_147_483_647),
    out: values.out,
  };
};
