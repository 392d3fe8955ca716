import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, whatever the kernel's own tick. */
const tickMs = 10;

type Seen = { pid: number; parent: number; ms: number };

const look = (pid: string): Seen[] => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything, spaces included.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [{ pid: Number(pid), parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * tickMs }];
  } catch {
    return [];
  }
};

/** Milliseconds of processor that all processes below this one have used: the system and its engine. NaN where there is no /proc. */
export const processorTimeBelow = (top: number): number => {
  if (!existsSync('/proc/self/stat')) return Number.NaN;
  const seen = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(look);
  const below = (pid: number): number =>
    seen.filter(({ parent }) => parent === pid).reduce((sum, child) => sum + child.ms + below(child.pid), 0);
  return below(top);
};
