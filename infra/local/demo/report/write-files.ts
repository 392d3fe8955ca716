import { copyFile, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

/** A spreadsheet reads a cell that begins with one of these as a formula; an apostrophe keeps it text. */
const cell = (value: unknown): string => {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const csv = <T extends object>(columns: (keyof T & string)[], rows: T[]): string =>
  `${[columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))].join('\r\n')}\r\n`;

const escaped = (text: string): string => text.replaceAll('|', '\\|');
const markdownTable = ({ header, rows }: Table): string[] => [
  `| ${header.map(escaped).join(' | ')} |`,
  `| ${header.map(() => '---').join(' | ')} |`,
  ...rows.map((row) => `| ${row.map(escaped).join(' | ')} |`),
];

const markdown = (report: DemoReport): string =>
  [
    `# Kota Contoh, first quarter of 2026: ${report.employees} employees`,
    '## Predicates per unit',
    ...markdownTable(distributionTable(report)),
    '## Late list',
    ...markdownTable(lateTable(report)),
    '',
    ...markdownTable(owingTable(report)),
    `## One score explained (NIP ${report.explained.nip}, ${report.explained.basis})`,
    '```',
    ...explainLines(report.explained.explanation),
    '```',
    '## Refused on purpose',
    ...markdownTable(refusalTable(report)),
    '## Time',
    ...markdownTable(timingTable(report)),
    '## Figures',
    ...factLines(report).map((line) => `- ${line}`),
    '## Invariants',
    '```',
    ...invariantLines(report),
    '```',
    '',
  ].join('\n');

/** The same as the terminal shows, as files, and the export that a verifier needs. */
export const writeFiles = async (report: DemoReport, folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const { auditFile, results, late, explained, forum, ...rest } = report;
  const { minutes, ...forums } = forum;
  const summary = { ...rest, forum: forums };
  const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text, 'utf8');
  await write('summary.md', markdown(report));
  await write('summary.json', `${JSON.stringify(summary, null, 2)}\n`);
  await write('explanation.json', `${JSON.stringify(explained, null, 2)}\n`);
  await write(
    'late-list.csv',
    csv(['nip', 'name', 'service', 'phase', 'missing', 'whose', 'owedBy', 'rule', 'outcome'], late),
  );
  await write(
    'results.csv',
    csv(
      [
        'nip',
        'name',
        'unit',
        'service',
        'post',
        'stage',
        'predicate',
        'workResult',
        'behaviour',
        'score',
        'basis',
        'version',
      ],
      results,
    ),
  );
  await copyFile(auditFile.path, join(folder, 'export.jsonl'));
  const archive = join(folder, 'archive');
  // Files of the archive are for reading alone: those of an earlier run are taken away, not written over.
  await rm(archive, { recursive: true, force: true });
  if (auditFile.archive !== null) await cp(auditFile.archive, archive, { recursive: true });
  await write('seal-key.pem', auditFile.publicPem);
  await auditFile.discard();
  await mkdir(join(folder, 'minutes'), { recursive: true });
  for (const { code, id, en } of minutes) {
    await write(join('minutes', `${code}.id.md`), id);
    await write(join('minutes', `${code}.en.md`), en);
  }
};
