import { readFile } from 'node:fs/promises';
import type { Trust } from '../../../functions/domain/audit/export/judge-seals.ts';
import { verifyProof } from '../../../functions/domain/audit/export/proof.ts';
import { createExportVerifier, type ExportReport } from '../../../functions/domain/audit/export/verify-export.ts';
import { fingerprintOf } from '../../../functions/domain/audit/seal.ts';
import { nodeDigest } from '../../../functions/runtime/digest.ts';
import { verifySignature } from '../../../functions/runtime/ed25519.ts';
import { archivedFiles } from './archived-seals.ts';
import { linesOf } from './lines-of.ts';
import { findingText, type Language, languages, proofTexts, texts } from './messages.ts';
import { readOptions, UsageError, type VerifyOptions } from './options.ts';

/** 0: whole; 1: tampered with; 2: nothing could be verified (no such file, no key, wrong arguments). */
export type ExitCode = 0 | 1 | 2;
export type Printer = (line: string) => void;

/** So many findings are printed; the count tells of the others, and `--json` has them. */
const printed = 100;

const trustOf = ({ keys, pins }: VerifyOptions): Trust => ({
  digest: nodeDigest,
  verify: verifySignature,
  trusts: (publicKey) => keys.includes(publicKey) || pins.includes(fingerprintOf(publicKey, nodeDigest)),
});

const say = (print: Printer, chosen: readonly Language[], text: (language: Language) => string): void => {
  for (const language of chosen) print(text(language));
};

const printReport = (report: ExportReport, options: VerifyOptions, print: Printer): void => {
  const { languages: chosen } = options;
  const { header, totals, findings, found, seals, checkpoint } = report;
  if (header !== null)
    print(
      `${header.agencyId} · ${header.cycleId} · ${header.exportedAt} · engine ${header.engine} · ${header.documents}`,
    );
  print(`${report.shards} shards, ${totals.cases} cases, ${totals.acts} acts, ${seals} seals`);
  if (options.archive !== null) say(print, chosen, (language) => texts.archived[language]);
  for (const finding of findings.slice(0, printed))
    for (const language of chosen) print(`  ${findingText(finding, language)}`);
  if (found > printed) say(print, chosen, (language) => `  … ${found - printed} ${texts.moreFindings[language]}`);
  if (totals.unsealed > 0) say(print, chosen, (language) => `${totals.unsealed} ${texts.unsealed[language]}.`);
  if (totals.erased > 0) say(print, chosen, (language) => `${totals.erased} ${texts.erased[language]}.`);
  say(print, chosen, (language) => (found === 0 ? texts.whole[language] : `${texts.tampered[language]} ${found}.`));
  if (found === 0 && checkpoint !== null)
    say(print, chosen, (language) => `${texts.checkpoint[language]}: ${checkpoint.number}:${checkpoint.hash}`);
};

const verifyFile = async (options: VerifyOptions, print: Printer): Promise<ExitCode> => {
  const archive = options.archive === null ? null : archivedFiles(options.archive);
  const verifier = createExportVerifier({ ...trustOf(options), checkpoint: options.checkpoint, archive });
  for await (const line of linesOf(options.file)) verifier.line(line);
  const report = verifier.end();
  if (options.json) print(JSON.stringify(report));
  else printReport(report, options, print);
  return report.found === 0 ? 0 : 1;
};

const verifyProofFile = async (options: VerifyOptions, print: Printer): Promise<ExitCode> => {
  const fromBase64url = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));
  const verdict = verifyProof(await readFile(options.file, 'utf8'), { ...trustOf(options), fromBase64url });
  if (options.json) print(JSON.stringify(verdict));
  else if (verdict.holds) {
    const { act, employeeId, seal } = verdict.proof;
    const what = `${employeeId} ${act.act} (${act.seq}), ${act.at}; ${seal.number}, ${seal.at}`;
    say(print, options.languages, (language) => `${texts.proven[language]}: ${what}`);
  } else say(print, options.languages, (language) => proofTexts[verdict.problem][language]);
  return verdict.holds ? 0 : 1;
};

const isFileError = (error: unknown): error is Error =>
  error instanceof Error && 'syscall' in error && typeof error.syscall === 'string';

/** The command, apart from the process it runs in. */
export const runVerify = async (argv: string[], print: Printer): Promise<ExitCode> => {
  try {
    const options = readOptions(argv);
    return await (options.proof ? verifyProofFile(options, print) : verifyFile(options, print));
  } catch (error) {
    if (error instanceof UsageError) {
      if (error.message !== '') print(error.message);
      say(print, languages, (language) => texts[error.reason][language]);
      return 2;
    }
    if (!isFileError(error)) throw error;
    say(print, languages, (language) => `${texts.noFile[language]}: ${error.message}`);
    return 2;
  }
};
