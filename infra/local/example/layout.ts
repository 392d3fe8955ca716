import type { z } from 'zod';
import type { unitRow } from '../../../functions/contracts/directory.ts';
import type { Department } from './department.ts';
import type { WorkKind } from './professions.ts';
import type { Random } from './random.ts';

export type UnitRow = z.input<typeof unitRow>;
/** A post before somebody holds it. `appraiser` is the index of a slot further up, null for the mayor. */
export type Slot = {
  unitCode: string;
  serviceCode: string;
  title: string;
  family: 'JPT' | 'JA' | 'JF';
  level: string;
  headsUnit: boolean;
  appraiser: number | null;
  work: WorkKind;
};
export type Layout = { units: UnitRow[]; slots: Slot[] };

/** People whom one head can appraise directly; above it the unit is split. */
export const widestSpan = 18;

const shares = (total: number, parts: number): number[] =>
  Array.from({ length: parts }, (_, i) => Math.floor(total / parts) + (i < total % parts ? 1 : 0));

type Head = { title: string; family: Slot['family']; level: string };
type Place = { code: string; name: string; parentCode: string; kind: 'service' | 'unit' };

/** Lays out one department of `size` people. */
export const layOutDepartment = (
  department: Department,
  size: number,
  appraiser: number | null,
  into: Layout,
  random: Random,
): void => {
  const open = (place: Place, head: Head, above: number | null): number => {
    into.units.push({ code: place.code, name: place.name, kind: place.kind, parentCode: place.parentCode });
    into.slots.push({
      ...head,
      unitCode: place.code,
      serviceCode: department.code,
      headsUnit: true,
      appraiser: above,
      work: 'leading',
    });
    return into.slots.length - 1;
  };
  const staff = (unitCode: string, count: number, above: number): void => {
    for (let i = 0; i < count; i++) {
      const { title, family, levels, work } = random.pick(department.staff);
      const level = random.pick(levels);
      into.slots.push({
        title,
        family,
        level,
        work,
        unitCode,
        serviceCode: department.code,
        headsUnit: false,
        appraiser: above,
      });
    }
  };
  const grow = (place: Place, head: Head, people: number, above: number): void => {
    const self = open(place, head, above);
    const rest = people - 1;
    if (rest <= widestSpan) {
      staff(place.code, rest, self);
      return;
    }
    const parts =
      rest <= widestSpan * (widestSpan - 1) ? Math.ceil(rest / (widestSpan - 2)) : Math.ceil(Math.sqrt(rest));
    shares(rest, parts).forEach((share, i) => {
      const name = `Kelompok Kerja ${i + 1} ${place.name}`;
      const below: Place = { code: `${place.code}.${i + 1}`, name, parentCode: place.code, kind: 'unit' };
      grow(below, { title: `Ketua ${name}`, family: 'JA', level: 'pengawas' }, share, self);
    });
  };

  const root: Place = { code: department.code, name: department.name, parentCode: 'KOTA', kind: 'service' };
  const isDistrict = department.code.startsWith('KEC-');
  const top: Head = isDistrict
    ? { title: department.headTitle, family: 'JA', level: 'administrator' }
    : { title: department.headTitle, family: 'JPT', level: 'pratama' };
  const head = open(root, top, appraiser);
  const rest = size - 1;
  // The secretary also appraises the heads of the departments: fewer own staff report to that post directly.
  if (rest <= (department.code === 'SETDA' ? widestSpan / 3 : widestSpan)) {
    staff(root.code, rest, head);
    return;
  }

  const field = department.field !== null && rest > 60 ? Math.round(rest * department.field.share) : 0;
  const desk = rest - field;
  const divisions = department.divisions.slice(
    0,
    Math.max(2, Math.min(department.divisions.length, Math.ceil(desk / 12))),
  );
  const level =
    department.code === 'SETDA'
      ? { family: 'JPT' as const, level: 'pratama' }
      : { family: 'JA' as const, level: isDistrict ? 'pengawas' : 'administrator' };
  shares(desk, divisions.length).forEach((share, i) => {
    const name = divisions[i] ?? '';
    const title =
      name.startsWith('Bidang') || name.startsWith('Seksi') || name.startsWith('Bagian')
        ? `Kepala ${name}`
        : name.startsWith('Sekretariat')
          ? 'Sekretaris'
          : name;
    grow(
      { code: `${root.code}.B${i + 1}`, name, parentCode: root.code, kind: 'unit' },
      { title, ...level },
      share,
      head,
    );
  });
  if (department.field !== null && field > 0) layOutField(department.field, field, head);

  function layOutField(kind: NonNullable<Department['field']>, people: number, above: number): void {
    const count = Math.max(1, Math.round(people / kind.size));
    const groups =
      count > widestSpan - divisions.length
        ? Math.min(Math.ceil(count / widestSpan), widestSpan + 2 - divisions.length)
        : 0;
    const each = shares(people - groups, count);
    const heads = shares(count, Math.max(1, groups));
    let n = 0;
    heads.forEach((members, g) => {
      const code = `${root.code}.W${g + 1}`;
      const name = kind.group(g);
      const place: Place = { code, name, parentCode: root.code, kind: 'unit' };
      const superior =
        groups === 0 ? above : open(place, { title: `Kepala ${name}`, family: 'JA', level: 'administrator' }, above);
      for (let i = 0; i < members; i++, n++) {
        const unit = kind.name(n);
        const parentCode = groups === 0 ? root.code : code;
        const headOf: Head = { title: kind.headTitle(unit), family: 'JA', level: 'pengawas' };
        grow({ code: `${root.code}.U${n + 1}`, name: unit, parentCode, kind: 'unit' }, headOf, each[n] ?? 1, superior);
      }
    });
  }
};
