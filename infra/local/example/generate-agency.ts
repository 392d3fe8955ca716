import type { z } from 'zod';
import type { assignmentRow, employeeRow } from '../../../functions/contracts/directory.ts';
import type { Department } from './department.ts';
import { departments } from './departments.ts';
import { type Layout, layOutDepartment, type Slot, type UnitRow } from './layout.ts';
import { createName, type Sex } from './names.ts';
import { createNipMaker } from './nip-maker.ts';
import type { WorkKind } from './professions.ts';
import { createRandom } from './random.ts';

export type EmployeeRow = z.input<typeof employeeRow>;
export type AssignmentRow = z.input<typeof assignmentRow>;
/** One evaluated person of the example with what the import rows do not say. */
export type ExamplePerson = {
  nip: string;
  name: string;
  unitCode: string;
  serviceCode: string;
  headsUnit: boolean;
  family: Slot['family'];
  work: WorkKind;
  /** Null for the secretary of the city, whom the mayor appraises. */
  appraiserNip: string;
};
export type ExampleAgency = {
  id: string;
  name: string;
  zone: 'Asia/Jakarta';
  units: UnitRow[];
  /** Heads before staff, the mayor first. */
  employees: EmployeeRow[];
  assignments: AssignmentRow[];
  people: ExamplePerson[];
  offices: { mayor: string; chair: string; members: string[]; administrator: string; auditor: string };
};

export const mayorNip = 'PEJABAT-WALIKOTA';
const since = '2025-01-02';
/** First days of those who joined last. */
const lately = ['2025-06-02', '2025-09-01', '2025-12-01'];

/** People per department: real cities are very uneven, small examples must not be. */
const sizesOf = (chosen: readonly Department[], employees: number): number[] => {
  const evenness = Math.min(1, Math.max(0.2, Math.log(employees / 100) / Math.log(150)));
  const weights = chosen.map((d) => d.weight ** evenness);
  const sum = weights.reduce((a, b) => a + b, 0);
  const sizes = weights.map((w) => Math.max(4, Math.floor((employees * w) / sum)));
  let rest = employees - sizes.reduce((a, b) => a + b, 0);
  while (rest !== 0) {
    const largest = sizes.indexOf(Math.max(...sizes));
    const smallest = sizes.indexOf(Math.min(...sizes));
    const at = rest > 0 ? smallest : largest;
    const step = rest > 0 ? Math.min(rest, Math.max(1, Math.floor(employees / 500))) : -1;
    sizes[at] = (sizes[at] ?? 0) + step;
    rest -= step;
  }
  return sizes;
};

const ranks: Record<string, readonly string[]> = {
  pratama: ['IV/c', 'IV/d'],
  administrator: ['IV/a', 'IV/b'],
  pengawas: ['III/c', 'III/d'],
  pelaksana: ['II/c', 'II/d', 'III/a', 'III/b'],
  'ahli-pertama': ['III/a', 'III/b'],
  'ahli-muda': ['III/c', 'III/d'],
  'ahli-madya': ['IV/a', 'IV/b', 'IV/c'],
  terampil: ['II/c', 'II/d'],
  mahir: ['III/a', 'III/b'],
  penyelia: ['III/c', 'III/d'],
};

/** Kota Contoh with as many evaluated employees as asked for (at least 30); the same seed gives the same rows. */
export const generateAgency = (options: { employees: number; seed: number }): ExampleAgency => {
  if (options.employees < 30) throw new RangeError('the example needs at least 30 employees');
  const random = createRandom(`kota-contoh/${options.seed}`);
  const count = Math.min(departments.length, Math.max(5, Math.round(options.employees / 20)));
  const chosen = departments.slice(0, count);
  const layout: Layout = {
    units: [{ code: 'KOTA', name: 'Pemerintah Kota Contoh', kind: 'agency', parentCode: null }],
    slots: [],
  };
  const sizes = sizesOf(chosen, options.employees);
  chosen.forEach((department, i) => {
    const assistant = layout.slots.findIndex((s) => s.unitCode === 'SETDA.B1' && s.headsUnit);
    const above = department.code.startsWith('KEC-') && assistant > 0 ? assistant : 0;
    layOutDepartment(department, sizes[i] ?? 4, i === 0 ? null : above, layout, random.fork(department.code));
  });

  const nip = createNipMaker(random.fork('nip'));
  const naming = random.fork('names');
  const employees: EmployeeRow[] = layout.slots.map((slot) => {
    const sex: Sex = naming.chance(0.5) ? 'man' : 'woman';
    const kind = !slot.headsUnit && naming.chance(0.3) && slot.level !== 'ahli-madya' ? 'PPPK' : 'PNS';
    const rank = kind === 'PPPK' ? naming.pick(['VII', 'IX', 'X']) : naming.pick(ranks[slot.level] ?? ['III/a']);
    const name = createName(naming, sex, slot.headsUnit || naming.chance(0.7));
    return { nip: nip(kind, sex, slot.headsUnit ? [1967, 1980] : [1974, 1998]), name, kind, rank, roles: [] };
  });
  const nipOf = (index: number | null): string => (index === null ? mayorNip : (employees[index]?.nip ?? mayorNip));

  const headOf = (code: string): string => nipOf(layout.slots.findIndex((s) => s.unitCode === code && s.headsUnit));
  const lastOf = (code: string): string => nipOf(layout.slots.findLastIndex((s) => s.serviceCode === code));
  const offices = {
    mayor: mayorNip,
    chair: headOf('SETDA'),
    members: [headOf('BKPSDM'), headOf('INSPEKTORAT'), headOf('BAPPEDA'), headOf('DINKES')],
    administrator: lastOf('BKPSDM'),
    auditor: lastOf('INSPEKTORAT'),
  };
  const withRoles = employees.map((e): EmployeeRow => {
    if (e.nip === offices.administrator) return { ...e, roles: ['administrator'] };
    if (e.nip === offices.auditor) return { ...e, roles: ['auditor'] };
    return e.nip === offices.chair || offices.members.includes(e.nip) ? { ...e, roles: ['committee'] } : e;
  });

  const hiring = random.fork('hiring');
  const joined = (slot: Slot): string => (!slot.headsUnit && hiring.chance(0.15) ? hiring.pick(lately) : since);
  // PPPK paruh waktu (KepmenPANRB 16/2025): a post of part of the week; PNS are full-time by law.
  const isPartTime = (index: number): boolean => employees[index]?.kind === 'PPPK' && hiring.chance(0.3);
  const assignments = layout.slots.map(
    (slot, i): AssignmentRow => ({
      nip: nipOf(i),
      unitCode: slot.unitCode,
      postTitle: slot.title,
      postFamily: slot.family,
      postLevel: slot.level,
      appraiserNip: nipOf(slot.appraiser),
      headsUnit: slot.headsUnit,
      from: joined(slot),
      partTime: isPartTime(i),
    }),
  );
  const headsFirst = <T>(rows: T[]): T[] => [
    ...rows.filter((_, i) => layout.slots[i]?.headsUnit),
    ...rows.filter((_, i) => !layout.slots[i]?.headsUnit),
  ];
  const mayor: EmployeeRow = {
    nip: mayorNip,
    name: 'Wali Kota Contoh',
    kind: 'official',
    rank: null,
    roles: ['authorised-official'],
  };
  const mayorsPost: AssignmentRow = {
    nip: mayorNip,
    unitCode: 'KOTA',
    postTitle: 'Wali Kota',
    postFamily: 'official',
    postLevel: 'wali-kota',
    appraiserNip: null,
    headsUnit: true,
    from: since,
  };
  return {
    id: 'kota-contoh',
    name: 'Pemerintah Kota Contoh',
    zone: 'Asia/Jakarta',
    units: layout.units,
    employees: [mayor, ...headsFirst(withRoles)],
    assignments: [mayorsPost, ...headsFirst(assignments)],
    people: layout.slots.map((slot, i) => ({
      nip: nipOf(i),
      name: employees[i]?.name ?? '',
      unitCode: slot.unitCode,
      serviceCode: slot.serviceCode,
      headsUnit: slot.headsUnit,
      family: slot.family,
      work: slot.work,
      appraiserNip: nipOf(slot.appraiser),
    })),
    offices,
  };
};
