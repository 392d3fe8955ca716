import { describe, expect, it } from 'vitest';
import { bindingUnit } from '../../../functions/domain/directory/binding-unit.ts';
import type { Unit } from '../../../functions/domain/directory/unit.ts';

const unit = (code: string, kind: Unit['kind'], parentCode: string | null): [string, Unit] => [
  code,
  { schemaVersion: 1, code, name: code, kind, parentCode, headId: null },
];
const units = new Map([
  unit('KOTA', 'agency', null),
  unit('SETDA', 'unit', 'KOTA'),
  unit('DINKES', 'service', 'KOTA'),
  unit('DINKES.1', 'unit', 'DINKES'),
  unit('DINKES.1.2', 'unit', 'DINKES.1'),
  unit('LOOP.A', 'unit', 'LOOP.B'),
  unit('LOOP.B', 'unit', 'LOOP.A'),
  unit('ORPHAN', 'unit', 'GONE'),
]);

describe('the unit at whose level the distribution binds', () => {
  it.each([
    ['DINKES.1.2', 'service', 'DINKES'],
    ['DINKES', 'service', 'DINKES'],
    ['SETDA', 'service', 'KOTA'],
    ['KOTA', 'service', 'KOTA'],
    ['DINKES.1.2', 'unit', 'DINKES.1.2'],
    ['DINKES.1.2', 'agency', 'KOTA'],
    ['DINKES', 'agency', 'KOTA'],
    ['ORPHAN', 'service', 'ORPHAN'],
    ['UNKNOWN', 'service', 'UNKNOWN'],
    ['LOOP.A', 'service', 'LOOP.A'],
  ] as const)('of %s at level %s is %s', (code, level, expected) => {
    expect(bindingUnit(code, units, level)).toBe(expected);
  });
});
