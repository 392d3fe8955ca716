import { decimal } from '../../../contracts/primitives.ts';
import type { Cell } from './date-cell.ts';

/** A time of day, `08:30` or as Indonesian sheets write it `08.30`; seconds are dropped. */
export const readTime = (cell: string): Cell<string> => {
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?$/.exec(cell.trim()) ?? [];
  return hours !== '' && Number(hours) < 24 && Number(minutes) < 60
    ? { value: `${hours.padStart(2, '0')}:${minutes}` }
    : { code: 'invalid-time', reason: 'write the time as HH:MM' };
};

const notANumber = { code: 'invalid-number', reason: 'write a plain number, such as 2,5 or 2.5' };

const checked = (text: string): Cell<string> => (decimal.safeParse(text).success ? { value: text } : notANumber);

/** A number from a sheet's own cell: exact to the fifteen digits that a spreadsheet keeps. */
export const decimalOfNumber = (value: number): Cell<string> => {
  if (!Number.isFinite(value)) return notANumber;
  const text = Number(value.toPrecision(15)).toString();
  return text.includes('e') ? notANumber : checked(text);
};

/**
 * A number as people write it: decimal comma or point, thousands in groups. One separator before exactly three digits says either,
 * so it is refused, never guessed.
 */
export const readDecimal = (cell: string): Cell<string> => {
  const text = cell.replace(/\s/g, '');
  if (/^-?\d+$/.test(text)) return checked(text);
  const plain = /^(-?\d+)[.,](\d+)$/.exec(text);
  if (plain !== null) {
    const [, whole = '', part = ''] = plain;
    if (part.length === 3 && /^-?[1-9]\d{0,2}$/.test(whole))
      return {
        code: 'ambiguous-number',
        reason: 'thousands or a fraction? write it without a separator, or with another number of decimals',
      };
    return checked(`${whole}.${part}`);
  }
  const grouped =
    /^(-?\d{1,3})((?:\.\d{3})+)(?:,(\d+))?$/.exec(text) ?? /^(-?\d{1,3})((?:,\d{3})+)(?:\.(\d+))?$/.exec(text);
  if (grouped === null) return notANumber;
  const [, first = '', groups = '', part] = grouped;
  return checked(`${first}${groups.replace(/[.,]/g, '')}${part === undefined ? '' : `.${part}`}`);
};

const inPercent = (cell: Cell<string>): Cell<string> => {
  if (!('value' in cell)) return cell;
  const value = Number(cell.value);
  return value >= 0 && value <= 100 ? cell : { code: 'invalid-progress', reason: 'progress is 0 to 100 percent' };
};

/** Progress in percent, with or without the sign. */
export const readProgress = (cell: string): Cell<string> => inPercent(readDecimal(cell.trim().replace(/\s*%$/, '')));

/** A cell formatted as percent holds 0.75 for 75 %, a plain one 0.75 for less than one percent: the number alone does not say. */
export const progressOfNumber = (value: number): Cell<string> =>
  value > 0 && value <= 1
    ? { code: 'ambiguous-progress', reason: 'write 75 as a plain number or "75%" as text; 0.75 may mean either' }
    : inPercent(decimalOfNumber(value));

const ticked = new Set(['v', '✓', '✔', '☑', '√', 'ya', 'y', 'yes', 'true', '1', 'selesai', 'sudah']);
const unticked = new Set(['☐', '-', 'tidak', 't', 'no', 'n', 'false', '0', 'belum']);

/** A tick; a cross is refused, because it means yes on one form and no on the next. */
export const readTick = (cell: string): Cell<boolean> => {
  const text = cell.trim().toLowerCase();
  if (ticked.has(text)) return { value: true };
  if (unticked.has(text)) return { value: false };
  return { code: 'invalid-tick', reason: 'write v, ya or 1 for done; -, tidak or 0 for not done' };
};
