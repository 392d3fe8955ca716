import type { Motion, ServiceRecord } from '../../../functions/domain/forum/forum.ts';

export const at = '2026-04-16T03:00:00.000Z';

export const motion = (change: Partial<Motion> = {}): Motion => ({
  schemaVersion: 1,
  id: 'motion-1',
  serviceCode: 'DINKES',
  employeeId: 'e-self',
  from: { workResult: 'meets', behaviour: 'meets', predicate: 'baik' },
  to: { workResult: 'above', behaviour: 'above', predicate: 'sangat-baik' },
  reasonCode: 'evidence-overlooked',
  text: 'Laporan triwulan tidak dibaca.',
  proposedBy: 'm1',
  proposedAt: at,
  ballot: 'open',
  votes: [],
  box: null,
  outcome: null,
  requestKey: 'key',
  requestDigest: 'digest',
  requests: [{ by: 'm1', key: 'key-2', digest: null }],
  ...change,
});

export const record = (change: Partial<ServiceRecord> = {}): ServiceRecord => ({
  schemaVersion: 1,
  code: 'DINKES',
  name: 'Dinas Kesehatan',
  headId: 'head',
  setterId: 'setter',
  counts: { 'sangat-baik': 1, baik: 2, 'butuh-perbaikan': 0, kurang: 0, 'sangat-kurang': 0 },
  unassessed: 1,
  organisation: null,
  forum: { status: 'open' },
  decision: null,
  requests: [],
  ...change,
});
