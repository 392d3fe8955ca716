import type { Sex } from './names.ts';
import type { Random } from './random.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/**
 * Makes valid, unique numbers. PNS: birth date 8, appointment year and month 6, sex 1, serial 3; PPPK: birth date 8, year
 * 4 and contract code 2 instead of the month (domain file, Identity).
 */
export const createNipMaker = (random: Random) => {
  const used = new Set<string>();
  const serials = new Map<string, number>();
  return (kind: 'PNS' | 'PPPK', sex: Sex, bornBetween: [number, number]): string => {
    for (;;) {
      const born = random.between(...bornBetween);
      const stem = `${born}${two(random.between(1, 12))}${two(random.between(1, 28))}`;
      const entry =
        kind === 'PNS'
          ? `${Math.min(born + random.between(22, 30), 2024)}${two(random.between(1, 12))}`
          : `${random.between(2021, 2024)}21`;
      const prefix = `${stem}${entry}${sex === 'man' ? 1 : 2}`;
      const serial = (serials.get(prefix) ?? 0) + 1;
      serials.set(prefix, serial);
      const nip = `${prefix}${String(serial).padStart(3, '0')}`;
      if (serial > 999 || used.has(nip)) continue;
      used.add(nip);
      return nip;
    }
  };
};
