import { genesis } from '../../../../functions/domain/audit/chain.ts';
import type { ExportLine } from '../../../../functions/domain/audit/export/export-lines.ts';
import type { Finding } from '../../../../functions/domain/audit/export/finding.ts';
import { closingText } from '../../../../functions/domain/closing/closing-manifest.ts';
import type { HumanPhase } from '../../../../functions/domain/cycle/phase.ts';
import { shardOf } from '../../../../functions/domain/cycle/sharding.ts';
import { addSeconds } from '../../../../functions/domain/time/zone.ts';
import { nodeDigest } from '../../../../functions/runtime/digest.ts';
import { createRandom } from '../../../../infra/local/example/random.ts';
import { unplannedCase } from '../../../support/example-case.ts';
import { act, type City, type Person, peopleOf, seal } from '../../../tamper/city.ts';
import { exportOf } from '../../../tamper/export-of.ts';
import { type HeldClose, holdClose } from '../../../tamper/hold-close.ts';
import { key } from '../../../tamper/make-forgeries.ts';
import { verifyLines } from '../../../tamper/run.ts';

/* A town of four people in two shards, its first phase closed and sealed, a day sealed since, and one act after that. */

const random = createRandom('small export');
const named = (shard: number): string[] =>
  ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'x', 'y', 'z'].filter((id) => shardOf(id, 2) === shard);
const [ani = '', budi = '', citra = '', eka = ''] = named(0);
const [dewi = ''] = named(1);
/** Of the first shard, in their order; the last one is no person of this town, nor is the other of the second shard. */
export const people = { ani, budi, citra, dewi, stranger: eka };

export const personOf = (town: City, employeeId: string): Person => {
  const person = town.people.get(employeeId);
  if (person === undefined) throw new Error(`no ${employeeId}`);
  return person;
};

export const pass = (town: City, seconds: number): void => {
  town.now = addSeconds(town.now, seconds);
};
export const does = (town: City, employeeId: string, over: Parameters<typeof act>[3] = {}): void => {
  pass(town, 60);
  act(town, personOf(town, employeeId), random, over);
};
export const opens = (town: City, employeeId: string): void => {
  const chain = { seq: 0, head: genesis(town.cycleId, employeeId, nodeDigest) };
  const subject = { ...unplannedCase(null), cycleId: town.cycleId, employeeId, chain };
  town.people.set(employeeId, { subject, records: [] });
};
export const seals = (town: City, occasion: string, close: HeldClose | null = null): void => {
  pass(town, 60);
  seal(town, key, occasion, false, close === null, close);
  pass(town, 60);
};
type Change = (manifest: HeldClose['line']['manifest']) => Omit<HeldClose['line']['manifest'], 'signature'>;
/** A phase is closed; what is signed may be made another by somebody who has the key. */
export const closes = (town: City, phase: HumanPhase, change?: Change): HeldClose => {
  pass(town, 600);
  const close = holdClose(town, key, random, phase, peopleOf);
  if (change !== undefined) {
    const unsigned = change(close.line.manifest);
    close.line = { ...close.line, manifest: { ...unsigned, signature: key.sign(closingText(unsigned)) } };
  }
  town.closings.push(close);
  return close;
};

export const emptyTown = (over: Partial<City> = {}): City => ({
  ...{ agencyId: 'kota', cycleId: 'tw1-2026', shards: 2, documents: 'digests', people: new Map(), log: [] },
  ...{ forums: [], closings: [], now: '2026-01-05T01:00:00.000Z' },
  ...over,
});

export const smallTown = (over: Partial<City> = {}, change?: Change): City => {
  const town = emptyTown(over);
  for (const one of [ani, budi, citra, dewi]) opens(town, one);
  for (const one of [ani, ani, budi, budi, citra, citra, dewi, dewi]) does(town, one);
  seals(town, 'planning', closes(town, 'planning', change));
  does(town, ani);
  seals(town, 'day-1');
  does(town, budi);
  return town;
};

export const linesOf = (town: City): ExportLine[] => exportOf(town, key);
export const found = (lines: readonly (ExportLine | string)[]): Finding[] => verifyLines({ lines }).findings;

/** Places, from 0, of the lines of a kind; of acts and cases those of somebody. */
export const placesOf = (lines: readonly ExportLine[], type: ExportLine['type'], of?: string): number[] =>
  lines.flatMap((line, at) =>
    line.type === type && (of === undefined || ('employeeId' in line && line.employeeId === of)) ? [at] : [],
  );
export const placeOf = (lines: readonly ExportLine[], type: ExportLine['type'], of?: string): number =>
  placesOf(lines, type, of)[0] ?? -1;
/** The case of somebody with its acts. */
export const blockOf = (lines: readonly ExportLine[], of: string): ExportLine[] =>
  lines.filter((line) => 'employeeId' in line && line.employeeId === of);
export const without = (lines: readonly ExportLine[], ...gone: readonly ExportLine[]): ExportLine[] =>
  lines.filter((line) => !gone.includes(line));
export const lineAt = <T extends ExportLine['type']>(lines: readonly ExportLine[], type: T, index = 0) => {
  const isOne = (line: ExportLine): line is Extract<ExportLine, { type: T }> => line.type === type;
  const line = lines.filter(isOne)[index];
  if (line === undefined) throw new Error(`no ${type}`);
  return line;
};
export const exchanged = (lines: readonly ExportLine[], line: ExportLine, ...by: ExportLine[]): ExportLine[] =>
  lines.flatMap((one) => (one === line ? by : [one]));
