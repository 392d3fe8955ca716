import { describe, expect, it } from 'vitest';
import { assignmentRow, employeeRow, unitRow } from '../../functions/contracts/directory.ts';
import { readRows } from '../../functions/http/request/import-rows.ts';

const employee = { nip: '199001012015041001', name: 'Sari Wulandari', kind: 'PNS' };
const post = {
  nip: "'199001012015041001",
  unitCode: 'DINKES.1',
  postTitle: 'Penelaah',
  postFamily: 'JA',
  postLevel: 'pelaksana',
  appraiserNip: 'PEJABAT-WALIKOTA',
  from: '2026-01-01',
};

describe('rows are read one by one', () => {
  it('numbers them from 1 and fills in what was not said', () => {
    const { good, broken } = readRows(employeeRow, [employee, { ...employee, nip: '199202022016052002' }]);
    expect(broken).toEqual([]);
    expect(good.map(({ row }) => row)).toEqual([1, 2]);
    expect(good[0]?.value).toEqual({ ...employee, roles: [], rank: null, replacesNip: null });
  });

  it.each([["'199001012015041001"], ['19900101 201504 1 001'], [' 199001012015041001 ']])(
    'takes the number as spreadsheets and letters write it: %s',
    (nip) => {
      expect(readRows(employeeRow, [{ ...employee, nip }]).good).toMatchObject([{ value: { nip: employee.nip } }]);
    },
  );

  it('reads the numbers of a list of posts, which names no kind', () => {
    expect(readRows(assignmentRow, [post]).good).toMatchObject([
      { value: { nip: '199001012015041001', appraiserNip: 'PEJABAT-WALIKOTA', headsUnit: false, to: null } },
    ]);
    const rounded = readRows(assignmentRow, [{ ...post, appraiserNip: '1,98E+17' }]);
    expect(rounded.broken).toMatchObject([{ row: 1, column: 'appraiserNip', code: 'nip-scientific' }]);
  });

  it('reads the number that is replaced by itself: a PPPK who becomes PNS had a contract code for the month', () => {
    const former = '199001012022211001';
    const { good, broken } = readRows(employeeRow, [{ ...employee, replacesNip: former }]);
    expect([good.map(({ value }) => value.replacesNip), broken]).toEqual([[former], []]);
    expect(readRows(employeeRow, [{ ...employee, nip: former }]).broken).toMatchObject([
      { column: 'nip', code: 'nip-appointment-month' },
    ]);
    expect(readRows(employeeRow, [{ ...employee, replacesNip: '1.98E+17' }]).broken).toMatchObject([
      { column: 'replacesNip', code: 'nip-scientific' },
    ]);
  });

  it.each([
    ['a rounded number', { nip: '1.98E+17' }, 'nip', 'nip-scientific'],
    ['a JSON number', { nip: 199001012015041000 }, 'nip', 'nip-number'],
    ['a number that is too short', { nip: '1990' }, 'nip', 'nip-length'],
    ['no number', { nip: undefined }, 'nip', 'invalid_type'],
    ['an unknown kind', { kind: 'CPNS' }, 'kind', 'invalid_value'],
    ['an unknown column', { agama: 'x' }, 'agama', 'unrecognized_keys'],
    ['no name', { name: '' }, 'name', 'too_small'],
    ['a role that does not exist', { roles: ['king'] }, 'roles', 'invalid_value'],
  ])('lists %s by column and keeps the others', (_, over, column, code) => {
    const { good, broken } = readRows(employeeRow, [{ ...employee, ...over }, employee]);
    expect(broken.map((problem) => [problem.row, problem.column, problem.code])).toContainEqual([1, column, code]);
    expect(broken.every(({ row, reason }) => row === 1 && reason !== '')).toBe(true);
    expect(good.map(({ row }) => row)).toEqual([2]);
  });

  it('lists every fault of a row, each column once', () => {
    const { broken } = readRows(unitRow, [{ code: '#', name: '', kind: 'city', parentCode: null }]);
    expect(broken.map(({ column }) => column)).toEqual(['code', 'name', 'kind']);
  });

  it('never repeats a personal number in a reason', () => {
    const { broken } = readRows(employeeRow, [{ ...employee, nip: '199001012015131001' }]);
    expect(broken).toHaveLength(1);
    expect(JSON.stringify(broken)).not.toContain('19900101');
  });
});
