import type { DemoReport } from './demo-report.ts';
import { explainLines } from './explain.ts';
import {
  distributionTable,
  factLines,
  invariantLines,
  lateTable,
  owingTable,
  refusalTable,
  type Table,
  timingTable,
} from './summary-lines.ts';

const isNumber = (cell: string): boolean => /^\d+(\.\d+)?$/.test(cell);

export const renderTable = ({ header, rows }: Table): string[] => {
  const all = [header, ...rows];
  const widths = header.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length)));
  return all.map((row) =>
    `  ${row.map((cell, i) => (isNumber(cell) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join('  ')}`.trimEnd(),
  );
};

/** What the demo says at its end. */
export const renderTerminal = (report: DemoReport, out: string): string => {
  const { explained, invariants } = report;
  const broken = invariants.filter((i) => i.broken.length > 0).length;
  return [
    '',
    'Predicates per unit',
    ...renderTable(distributionTable(report)),
    '',
    'Late list: whose act was missing, and what became of the employee',
    ...renderTable(lateTable(report)),
    '',
    ...renderTable(owingTable(report)),
    '',
    `One score explained (${explained.basis} result of NIP ${explained.nip})`,
    ...explainLines(explained.explanation, 1),
    '',
    'Refused on purpose',
    ...renderTable(refusalTable(report)),
    '',
    ...renderTable(timingTable(report)),
    '',
    ...factLines(report),
    '',
    'Invariants',
    ...invariantLines(report).map((line) => `  ${line}`),
    '',
    broken === 0
      ? `All ${invariants.length} invariants held.`
      : `${broken} of ${invariants.length} invariants are BROKEN.`,
    `Files: ${out}/summary.md, summary.json, late-list.csv, results.csv, explanation.json, export.jsonl`,
    '',
  ].join('\n');
};
