import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { actProof, sealKey } from '../../../../functions/contracts/audit.ts';
import { exportLines } from '../read-export.ts';
import type { World } from '../world.ts';

const command = join(import.meta.dirname, '../../verify/siklus-verify.ts');

const report = z.looseObject({
  findings: z.array(
    z.looseObject({
      kind: z.string(),
      line: z.number(),
      employeeId: z.string().optional(),
      seq: z.number().optional(),
      from: z.number().optional(),
      to: z.number().optional(),
    }),
  ),
  seals: z.number(),
  totals: z.object({
    cases: z.number(),
    acts: z.number(),
    sealed: z.number(),
    unsealed: z.number(),
    erased: z.number(),
  }),
});
export type VerifierAnswer = { exitCode: number; report: z.output<typeof report> };
/** What was done to a copy of the file, and to which act. */
export type FileForgery = { what: string; line: number; employeeId: string; seq: number; answer: VerifierAnswer };
export type AuditFile = {
  /** The export as people keep it. */
  path: string;
  /** A copy of the archive of seals; null where there is a bucket instead. */
  archive: string | null;
  publicPem: string;
  fingerprint: string;
  honest: VerifierAnswer;
  forged: FileForgery[];
  /** One person's proof that their first act is under seal, verified by the same command; null exit code where nothing is sealed. */
  proof: { status: string; exitCode: number | null };
  lines: number;
  discard(): Promise<void>;
};

/** Runs the command as people do: a process of its own that has the file and the key. */
const verify = (args: string[]): Promise<{ exitCode: number; output: string }> =>
  new Promise((resolve, reject) => {
    const options = { maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(process.execPath, [command, ...args], options, (error, output) => {
      if (error !== null && child.exitCode === null) reject(error);
      else resolve({ exitCode: child.exitCode ?? 2, output });
    });
  });

const verifyFile = async (
  path: string,
  fingerprint: string,
  archive: string | null = null,
): Promise<VerifierAnswer> => {
  const compared = archive === null ? [] : ['--archive', archive];
  const { exitCode, output } = await verify([path, '--pin', fingerprint, '--json', ...compared]);
  return { exitCode, report: report.parse(JSON.parse(output)) };
};

const actLine = z.looseObject({
  type: z.literal('act'),
  employeeId: z.string(),
  envelope: z.looseObject({ seq: z.number(), actor: z.string() }),
});

/** Acts of people that are under seal: the first acts of the file are from the planning phase. */
const forge = async (path: string, fingerprint: string): Promise<FileForgery[]> => {
  const lines = (await readFile(path, 'utf8')).split('\n');
  const acts = lines.flatMap((text, at) => {
    const act = text.startsWith('{"type":"act"') ? actLine.parse(JSON.parse(text)) : null;
    return act === null ? [] : [{ at, act }];
  });
  const attempts = [
    { what: 'an actor changed', take: 0.3, by: (act: z.output<typeof actLine>) => [actorChanged(act)] },
    { what: 'an act removed', take: 0.6, by: () => [] },
  ];
  const forged = await Promise.all(
    attempts.map(async ({ what, take, by }, i): Promise<FileForgery[]> => {
      const chosen = acts.filter(({ act }) => act.envelope.seq === 1).at(Math.floor((acts.length * take) % 20));
      if (chosen === undefined) return [];
      const copy = `${path}.forged-${i}`;
      await writeFile(copy, lines.toSpliced(chosen.at, 1, ...by(chosen.act)).join('\n'));
      const { employeeId, envelope } = chosen.act;
      const answer = await verifyFile(copy, fingerprint);
      return [{ what, line: chosen.at + 1, employeeId, seq: envelope.seq, answer }];
    }),
  );
  return forged.flat();
};

const actorChanged = (act: z.output<typeof actLine>): string =>
  JSON.stringify({ ...act, envelope: { ...act.envelope, actor: 'somebody-else' } });

/** The auditor exports the cycle to a file and verifies it offline; somebody forges copies of it; a person proves their own act. */
export const runAuditFile = async (world: World): Promise<AuditFile> => {
  const { client, cycleId, offices } = world;
  const folder = await mkdtemp(join(tmpdir(), 'siklus-export-'));
  const path = join(folder, 'export.jsonl');
  const file = createWriteStream(path);
  let lines = 0;
  for await (const line of exportLines(world, 'digests', z.unknown())) {
    lines += 1;
    if (!file.write(`${JSON.stringify(line)}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  const { data: key } = await client.get(offices.auditor, '/v1/seal-key', sealKey);
  // After the export, as whoever keeps both does: what is sealed between the two would be missing.
  const archive = world.archive === null ? null : join(folder, 'archive');
  if (world.archive !== null && archive !== null) await cp(world.archive, archive, { recursive: true });
  const person = world.people.find(({ id }) => (world.ledger.acts.get(id)?.length ?? 0) > 0);
  if (person === undefined) throw new Error('nobody acted');
  const proofPath = `/v1/cycles/${cycleId}/employees/${person.id}/acts/1/proof`;
  const { data: proof } = await client.get(person.id, proofPath, actProof);
  const verifyProof = async (): Promise<number | null> => {
    if (proof.status !== 'sealed') return null;
    const proofFile = join(folder, 'proof.json');
    await writeFile(proofFile, JSON.stringify(proof.proof));
    return (await verify([proofFile, '--proof', '--pin', key.fingerprint])).exitCode;
  };
  const [honest, forged, exitCode] = await Promise.all([
    verifyFile(path, key.fingerprint, archive),
    forge(path, key.fingerprint),
    verifyProof(),
  ]);
  return {
    path,
    archive,
    publicPem: key.pem,
    fingerprint: key.fingerprint,
    honest,
    forged,
    proof: { status: proof.status, exitCode },
    lines,
    discard: () => rm(folder, { recursive: true, force: true }),
  };
};
