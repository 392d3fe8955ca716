import { checkEvidence } from './checks/check-invariants.ts';
import type { Ground } from './ground.ts';
import type { Progress } from './progress.ts';
import { composeReport } from './report/compose-report.ts';
import { renderTerminal } from './report/render-terminal.ts';
import { writeFiles } from './report/write-files.ts';
import { runDemo } from './run-demo.ts';

type Telling = { employees: number; seed: number; out: string; progress: Progress; ground: Promise<Ground> };

/** Runs the demo, writes its report as files and as text; true where every invariant held. */
export const tellDemo = async ({ employees, seed, out, progress, ground }: Telling): Promise<boolean> => {
  const { evidence, timings } = await runDemo({ employees, seed, progress, ground });
  const report = composeReport(evidence, checkEvidence(evidence), timings);
  await writeFiles(report, out);
  progress.line(renderTerminal(report, out));
  return report.invariants.every(({ broken }) => broken.length === 0);
};
