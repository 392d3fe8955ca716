import type { Clock } from '../../functions/ports/clock.ts';
import type { Workflow } from '../../functions/ports/workflow.ts';
import type { OptionName, Options } from './options.ts';
import type { Place, Printer } from './place.ts';

/** What a verb works with; nothing is reached before a verb asks for it. */
export type Context = {
  options: Options;
  clock: Clock;
  print: Printer;
  place(): Place;
  workflow(): Workflow;
};

export type Verb = {
  about: string;
  /** Options that it cannot do without. */
  needs: readonly OptionName[];
  /** Changes something: shows what it would do unless `--yes` is given. */
  changes: boolean;
  /** False where what it was asked to find out is not so. */
  run(context: Context): Promise<boolean>;
};

export const notDone = 'Nothing was changed. Add --yes to do it.';
