import type { Assignment, DirectoryRole, Employee } from '../../functions/domain/directory/employee.ts';
import type { Unit } from '../../functions/domain/directory/unit.ts';

type Sketch = {
  id: string;
  unitCode: string;
  appraiserId: string | null;
  headsUnit?: boolean;
  kind?: Employee['kind'];
  roles?: DirectoryRole[];
};

/**
 * A small city: the mayor over two services. Health (`DINKES`) has a head, a section chief and three of the chief's
 * people; education (`DISDIK`) a head and one. The secretary signs; three members sit on the committee.
 */
const sketches: Sketch[] = [
  { id: 'mayor', unitCode: 'KOTA', appraiserId: null, headsUnit: true, kind: 'official' },
  { id: 'secretary', unitCode: 'KOTA', appraiserId: 'mayor', roles: ['authorised-official'] },
  { id: 'admin', unitCode: 'KOTA', appraiserId: 'secretary', roles: ['administrator'] },
  { id: 'auditor', unitCode: 'KOTA', appraiserId: 'secretary', roles: ['auditor'] },
  { id: 'member-1', unitCode: 'KOTA', appraiserId: 'secretary', roles: ['committee'] },
  { id: 'member-2', unitCode: 'KOTA', appraiserId: 'secretary', roles: ['committee'] },
  { id: 'member-3', unitCode: 'KOTA', appraiserId: 'secretary', roles: ['committee'] },
  { id: 'health-head', unitCode: 'DINKES', appraiserId: 'mayor', headsUnit: true },
  { id: 'chief', unitCode: 'DINKES.1', appraiserId: 'health-head', headsUnit: true },
  { id: 'ani', unitCode: 'DINKES.1', appraiserId: 'chief' },
  { id: 'budi', unitCode: 'DINKES.1', appraiserId: 'chief' },
  { id: 'citra', unitCode: 'DINKES.1', appraiserId: 'chief', kind: 'PPPK' },
  { id: 'school-head', unitCode: 'DISDIK', appraiserId: 'mayor', headsUnit: true },
  { id: 'dewi', unitCode: 'DISDIK', appraiserId: 'school-head' },
];

const nipOf = (index: number, kind: Employee['kind']): string => {
  const serial = String(index + 1).padStart(3, '0');
  switch (kind) {
    case 'PNS':
      return `198001012005011${serial}`;
    case 'PPPK':
      return `198001012022211${serial}`;
    case 'official':
      return `PEJABAT-${serial}`;
  }
};

const assignmentOf = (s: Sketch): Assignment => ({
  unitCode: s.unitCode,
  postTitle: s.headsUnit ? `Kepala ${s.unitCode}` : 'Penelaah Teknis Kebijakan',
  postFamily: s.kind === 'official' ? 'official' : s.headsUnit ? 'JPT' : 'JA',
  postLevel: s.headsUnit ? 'pratama' : 'pelaksana',
  appraiserId: s.appraiserId,
  headsUnit: s.headsUnit ?? false,
  capacity: 'definitive',
  decree: null,
  from: '2025-01-01',
  to: null,
});

export const people: Employee[] = sketches.map((s, index) => ({
  schemaVersion: 1,
  id: s.id,
  name: `Nama ${s.id}`,
  kind: s.kind ?? 'PNS',
  nip: nipOf(index, s.kind ?? 'PNS'),
  formerNips: [],
  roles: s.roles ?? [],
  rank: s.kind === 'official' ? null : 'III/c',
  assignments: [assignmentOf(s)],
}));

export const units: Unit[] = [
  { schemaVersion: 1, code: 'KOTA', name: 'Kota Contoh', kind: 'agency', parentCode: null, headId: 'mayor' },
  {
    schemaVersion: 1,
    code: 'DINKES',
    name: 'Dinas Kesehatan',
    kind: 'service',
    parentCode: 'KOTA',
    headId: 'health-head',
  },
  {
    schemaVersion: 1,
    code: 'DINKES.1',
    name: 'Bidang Kesehatan Masyarakat',
    kind: 'unit',
    parentCode: 'DINKES',
    headId: 'chief',
  },
  {
    schemaVersion: 1,
    code: 'DISDIK',
    name: 'Dinas Pendidikan',
    kind: 'service',
    parentCode: 'KOTA',
    headId: 'school-head',
  },
];
