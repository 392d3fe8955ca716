import { createHash } from 'node:crypto';

/** Everything that happened, in order: as a hash, and as text where somebody wants to read it. */
export type Trace = {
  note(line: string): void;
  events(): number;
  hash(): string;
  lines: readonly string[];
};

export const createTrace = (keep: boolean): Trace => {
  const hash = createHash('sha256');
  const lines: string[] = [];
  let events = 0;
  return {
    note: (line) => {
      events += 1;
      hash.update(`${line}\n`);
      if (keep) lines.push(line);
    },
    events: () => events,
    hash: () => hash.copy().digest('base64url').slice(0, 22),
    lines,
  };
};
