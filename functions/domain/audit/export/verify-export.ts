import type { CrossCheck } from './cross-check.ts';
import { crossChecks as allCrossChecks } from './cross-checks.ts';
import type { EndLine, ExportLine, HeaderLine, ShardLine } from './export-lines.ts';
import type { Finding } from './finding.ts';
import { type ArchivedFile, judgeArchive } from './judge-archive.ts';
import { type ClosingJudge, createClosingJudge } from './judge-closings.ts';
import { createForumJudge, type ForumJudge } from './judge-forums.ts';
import { type Checkpoint, createSealJudge, judgeHeader, type SealJudge, type Trust } from './judge-seals.ts';
import { createShardJudge, type ShardJudge, type ShardTotals } from './judge-shard.ts';
import { readLine } from './read-line.ts';

/** What a line of this kind is a part of. */
const placeOf = (type: ExportLine['type']): Finding['place'] => {
  switch (type) {
    case 'shard':
      return 'sealed-list';
    case 'closed':
    case 'closed-services':
      return 'closing';
    case 'forum':
      return 'minutes';
    default:
      return type;
  }
};

/** The first so many are kept: a file of another kind has millions. */
const keptFindings = 10_000;

export type ExportReport = {
  header: HeaderLine | null;
  /** In the order of the file. Empty: nothing that can be proven is wrong. */
  findings: Finding[];
  /** How many there were, kept or not. */
  found: number;
  shards: number;
  seals: number;
  /** `sealed` acts are in a signed root; `unsealed` ones came after the last and are held by their chains alone. */
  totals: ShardTotals;
  /** To be written down: a later export whose log does not go through this point tells another story. */
  checkpoint: Checkpoint | null;
};

export type ExportVerifier = {
  /** The next line of the file, without its end. */
  line(text: string): void;
  end(): ExportReport;
};

/** What judges a file whose header was read. */
type File = { header: HeaderLine; seals: SealJudge; forums: ForumJudge; closings: ClosingJudge };

export type VerifierOptions = Trust & {
  checkpoint?: Checkpoint | null;
  crossChecks?: readonly CrossCheck[];
  /** What the archive has of the agency's seals, copied after the export; null where nobody has it at hand. */
  archive?: readonly ArchivedFile[] | null;
};

/**
 * Verifies an audit export line by line, from the file and the public keys alone. Keeps one case and the lists of one shard at
 * a time, so that an export of any size can be verified in the memory of a small machine.
 */
export const createExportVerifier = (options: VerifierOptions): ExportVerifier => {
  const { checkpoint = null, crossChecks = allCrossChecks, archive = null } = options;
  const findings: Finding[] = [];
  const totals: ShardTotals = { cases: 0, acts: 0, sealed: 0, unsealed: 0, erased: 0 };
  let found = 0;
  let at = 0;
  let shards = 0;
  let file: File | null = null;
  let sealsEnded = false;
  let shard: ShardJudge | null = null;
  let end: EndLine | null = null;

  const report = (...some: readonly Finding[]): void => {
    found += some.length;
    findings.push(...some.slice(0, Math.max(0, keptFindings - findings.length)));
  };

  const endSeals = ({ header, seals }: File): void => {
    if (sealsEnded) return;
    sealsEnded = true;
    seals.end(at);
    report(...seals.findings);
    if (archive !== null)
      report(...judgeArchive({ header, hashes: seals.hashes(), line: at }, archive, options.digest));
  };
  const endShard = (): void => {
    if (shard === null) return;
    shard.end(at);
    report(...shard.findings);
    for (const name of ['cases', 'acts', 'sealed', 'unsealed', 'erased'] as const) totals[name] += shard.totals[name];
    shard = null;
  };

  const beginShard = (line: ShardLine, known: File): void => {
    endSeals(known);
    endShard();
    // A gap is told once, where it shows; a number that was there already is somebody else's copy.
    if (line.shard > shards) {
      for (let missing = shards; missing < Math.min(line.shard, known.header.shards); missing++)
        report({ kind: 'removed', place: 'sealed-list', line: at, shard: missing });
    } else if (line.shard < shards) report({ kind: 'reordered', place: 'sealed-list', line: at, shard: line.shard });
    shards = Math.max(shards, line.shard + 1);
    const { header, forums } = known;
    shard = createShardJudge(line, at, { header, seals: known.seals.proven, trust: options, crossChecks, forums });
  };

  const stray = (kind: 'reordered' | 'inserted', { type }: ExportLine): void =>
    report({ kind, place: placeOf(type), line: at });

  const begin = (header: HeaderLine): void => {
    file = {
      header,
      seals: createSealJudge(header, options, checkpoint),
      forums: createForumJudge(header, options.digest),
      closings: createClosingJudge(header, options),
    };
    report(...judgeHeader(header, at, options));
  };

  const takeBody = (line: Exclude<ExportLine, HeaderLine>, known: File): void => {
    const { seals, forums, closings } = known;
    if (line.type === 'shard') beginShard(line, known);
    else if (line.type === 'forum') {
      endShard();
      forums.forum(line, at);
    } else if (line.type === 'end') {
      endShard();
      end = line;
    } else if (line.type === 'seal' && !sealsEnded) seals.seal(line.seal, at);
    else if (line.type === 'roots' && !sealsEnded) seals.roots(line, at);
    else if (line.type === 'closing' && !sealsEnded) closings.closing(line, at);
    else if (line.type === 'closed-services' && !sealsEnded) closings.services(line, at);
    else if (line.type === 'closed' && shard !== null)
      shard.expect(closings.closed(line, at, shards - 1, shard.hasCases()));
    else if (line.type === 'case' && shard !== null) shard.case(line, at);
    else if (line.type === 'act' && shard !== null) shard.act(line, at);
    else stray('reordered', line);
  };

  const take = (line: ExportLine): void => {
    if (end !== null) stray('inserted', line);
    else if (line.type === 'header' && at === 1) begin(line);
    else if (line.type === 'header' || file === null) stray('reordered', line);
    else takeBody(line, file);
  };

  /** Against what the file says of itself: what is missing at its end shows here. */
  const finish = (): void => {
    if (file === null) {
      report({ kind: 'removed', place: 'header', line: 1 });
      return;
    }
    const { header, seals, forums, closings } = file;
    endSeals(file);
    endShard();
    forums.end(at);
    report(...forums.findings);
    closings.end(seals.proven, at);
    report(...closings.findings);
    for (let missing = shards; missing < header.shards; missing++)
      report({ kind: 'truncated', place: 'sealed-list', line: at, shard: missing });
    if (end === null) report({ kind: 'truncated', place: 'end', line: at });
    else if (end.shards !== shards || end.cases !== totals.cases || end.acts !== totals.acts)
      report({ kind: 'changed', place: 'end', line: at });
  };

  return {
    line: (text) => {
      at += 1;
      const line = readLine(text);
      if (line === null) report({ kind: 'unreadable', place: 'line', line: at });
      else take(line);
    },
    end: () => {
      finish();
      const last = file?.seals.last() ?? { number: 0, hash: '' };
      return {
        header: file?.header ?? null,
        findings: findings.toSorted((a, b) => a.line - b.line),
        found,
        shards,
        seals: last.number,
        totals,
        checkpoint: last.number === 0 || last.hash === '' ? null : last,
      };
    },
  };
};
