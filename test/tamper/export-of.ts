import {
  actLine,
  caseLine,
  type ExportLine,
  exportFormat,
  exportVersion,
  type HeaderLine,
  headerText,
} from '../../functions/domain/audit/export/export-lines.ts';
import { sealGenesis, sealHash } from '../../functions/domain/audit/seal.ts';
import { servicePhaseOf } from '../../functions/domain/closing/service-closure.ts';
import { settledPhaseOf } from '../../functions/domain/cycle/hard-close.ts';
import { nodeDigest } from '../../functions/runtime/digest.ts';
import { type City, type Key, peopleOf } from './city.ts';
import { nameOf } from './hold-close.ts';

/** The export as the system writes it from what the table holds: signed by the exporter, whoever changed the table before. */
export const exportOf = (city: City, key: Key): ExportLine[] => {
  const last = city.log.at(-1)?.seal;
  const unsigned: Omit<HeaderLine, 'signature'> = {
    type: 'header',
    format: exportFormat,
    version: exportVersion,
    agencyId: city.agencyId,
    cycleId: city.cycleId,
    engine: '0.1.0',
    exportedAt: city.now,
    documents: city.documents,
    shards: city.shards,
    ...(city.documents === 'whole' ? { forums: 'included' } : {}),
    seals: {
      count: last?.number ?? 0,
      head: last === undefined ? sealGenesis(city.agencyId, nodeDigest) : sealHash(last, nodeDigest),
    },
    ...(city.closings.length === 0 ? {} : { closings: city.closings.map(nameOf) }),
    publicKey: key.publicKey,
  };
  const lines: ExportLine[] = [{ ...unsigned, signature: key.sign(headerText(unsigned)) }];
  for (const { seal: one, own } of city.log) {
    lines.push({ type: 'seal', seal: one });
    if (own !== null) lines.push({ type: 'roots', number: one.number, shards: own.roots });
  }
  for (const { line, phase, services } of city.closings) {
    const service = servicePhaseOf(phase);
    lines.push(line, ...(service === null ? [] : [{ type: 'closed-services' as const, phase: service, services }]));
  }
  for (let shard = 0; shard < city.shards; shard++) lines.push(...shardLines(city, shard));
  const acts = lines.filter(({ type }) => type === 'act').length;
  if (city.documents === 'whole') lines.push(...city.forums);
  lines.push({ type: 'end', shards: city.shards, cases: city.people.size, acts });
  return lines;
};

const shardLines = (city: City, shard: number): ExportLine[] => {
  const sealed = city.log.flatMap(({ seal: { number }, own }) => {
    const list = own?.lists[shard];
    return list === undefined ? [] : [{ number, takenAt: list.takenAt, leaves: list.leaves }];
  });
  return [
    { type: 'shard', shard, sealed },
    ...city.closings.flatMap(({ line: { manifest }, inputs }): ExportLine[] => {
      const phase = settledPhaseOf(manifest.phase);
      if (phase === null) return [];
      const version = manifest.again === undefined ? {} : { version: manifest.again.version };
      return [{ type: 'closed', phase, shard, inputs: inputs[shard] ?? [], ...version }];
    }),
    ...peopleOf(city, shard).flatMap(({ subject, records }): ExportLine[] => [
      caseLine(subject, city.documents, nodeDigest),
      ...records.map((record) => actLine(subject.employeeId, record, city.documents, nodeDigest)),
    ]),
  ];
};
