/** Where the bars go: a terminal redraws the line, anything else gets a plain line per step. */
export type ProgressSink = { isTTY?: boolean; columns?: number; write(text: string): unknown };
export type Progress = {
  /** A step of the demo with its number of pieces of work. */
  start(title: string, total: number): { tick(by?: number): void; done(note?: string): void };
  line(text: string): void;
};

const width = 28;
const bar = (share: number): string => {
  const filled = Math.round(share * width);
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
};

export const createProgress = (sink: ProgressSink, elapsed: () => number): Progress => {
  const terminal = sink.isTTY === true;
  return {
    line: (text) => void sink.write(`${text}\n`),
    start: (title, total) => {
      let count = 0;
      let drawn = 0;
      const draw = (end: string): void => {
        const share = total === 0 ? 1 : count / total;
        const text = `${title.padEnd(34)} ${bar(Math.min(1, share))} ${String(count).padStart(7)}/${total}`;
        sink.write(terminal ? `\r\x1b[2K${text.slice(0, (sink.columns ?? 100) - 1)}${end}` : `${text}${end}`);
      };
      if (terminal) draw('');
      return {
        tick: (by = 1) => {
          count += by;
          const now = elapsed();
          // Ten pictures a second are enough for the eye and cost nothing beside the work.
          if (terminal && now - drawn > 100) {
            drawn = now;
            draw('');
          }
        },
        done: (note = '') => {
          draw(`  ${(elapsed() / 1000).toFixed(1).padStart(6)} s  ${note}\n`);
        },
      };
    },
  };
};

export const silentProgress: Progress = { line: () => {}, start: () => ({ tick: () => {}, done: () => {} }) };
