import type { Dice } from './seeded.ts';

/** What may happen to a call of a port. `lose`: it is carried out and the answer is lost. Crashes end the whole process. */
export const mishaps = ['refuse', 'lose', 'crash-before', 'crash-after'] as const;
export type Mishap = (typeof mishaps)[number];

export type Call = {
  /** Function and line, by which calls are told apart. */
  site: string;
  port: 'store' | 'workflow' | 'signer';
};

/** What goes wrong in a run. Whatever it is, it stops at some time: a system must end its work once it is left in peace. */
export type Weather = {
  mishapOf(call: Call): Mishap | null;
  /** Milliseconds that a call takes. */
  latency(): number;
  /** Whether an answer gets lost, or a message comes a second time, on the way between machines. */
  strikes(what: 'answer-lost' | 'delivered-twice' | 'invocation-refused'): boolean;
  /** Puts down something that went wrong by somebody else's doing: a late tick, a clock set back. */
  count(what: string): void;
  /** How much went wrong, by kind. */
  struck: Map<string, number>;
};

export type Aim = { site: string; nth: number; mishap: Mishap };

type Rates = Record<Mishap | 'wire' | 'slow', number>;

/** Enough for a whole run of some fifteen thousand calls at the highest rates to stay rough until its last phases. */
const mostMishaps = 120;

const ratesOf = (dice: Dice): Rates => {
  const rate = (most: number): number => (dice.chance(0.25) ? 0 : dice.next() * most);
  return {
    refuse: rate(0.01),
    lose: rate(0.01),
    'crash-before': rate(0.004),
    'crash-after': rate(0.004),
    wire: rate(0.06),
    slow: rate(0.02),
  };
};

/**
 * @param aims where something goes wrong for certain; then nothing else does
 */
export const createWeather = (dice: Dice, aims: readonly Aim[] = []): Weather => {
  const rates = ratesOf(dice);
  const struck = new Map<string, number>();
  const seen = new Map<string, number>();
  let left = mostMishaps;
  const count = (what: string): void => void struck.set(what, (struck.get(what) ?? 0) + 1);
  const strike = (what: string): void => {
    left -= 1;
    count(what);
  };
  const aimed = ({ site }: Call): Mishap | null => {
    const count = (seen.get(site) ?? 0) + 1;
    seen.set(site, count);
    return aims.find((aim) => aim.site === site && aim.nth === count)?.mishap ?? null;
  };
  const rolled = (): Mishap | null => {
    if (left <= 0) return null;
    let roll = dice.next();
    for (const mishap of mishaps) {
      if (roll < rates[mishap]) return mishap;
      roll -= rates[mishap];
    }
    return null;
  };
  return {
    struck,
    count,
    mishapOf: (call) => {
      const mishap = aims.length > 0 ? aimed(call) : rolled();
      if (mishap !== null) strike(`${call.port} ${mishap}`);
      return mishap;
    },
    latency: () => {
      if (dice.chance(rates.slow)) return dice.between(500, 8000);
      return dice.chance(0.4) ? 0 : dice.between(1, 40);
    },
    strikes: (what) => {
      if (aims.length > 0 || left <= 0 || !dice.chance(rates.wire)) return false;
      strike(what);
      return true;
    },
  };
};
