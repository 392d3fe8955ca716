import type { Claims } from './edge.ts';
import { claimsOf } from './recorder.ts';

const system = (scope: string): Claims => ({ sub: 'payroll-1', client_id: 'payroll-1', agency: 'kota', scope });

/** One identity for every role that somebody may have; null: no token at all. */
export const roles: { name: string; claims: Claims | null }[] = [
  { name: 'employee', claims: claimsOf('ani') },
  { name: 'appraiser', claims: claimsOf('chief') },
  { name: 'head of a service', claims: claimsOf('health-head') },
  { name: 'elected official', claims: claimsOf('mayor') },
  { name: 'authorised official', claims: claimsOf('secretary') },
  { name: 'administrator', claims: claimsOf('admin') },
  { name: 'auditor', claims: claimsOf('auditor') },
  { name: 'chair of the committee', claims: claimsOf('member-1') },
  { name: 'member of the committee', claims: claimsOf('member-2') },
  { name: 'system that imports', claims: system('imports') },
  { name: 'system that reads', claims: system('reads') },
  { name: 'person unknown here', claims: claimsOf('nobody-1') },
  { name: 'visitor', claims: null },
];
