import { describe, expect, it } from 'vitest';
import { csvCell } from '../../functions/contracts/csv-cell.ts';
import { assignmentRow, employeeRow, unitRow } from '../../functions/contracts/directory.ts';

describe('a cell of an import file', () => {
  it.each([
    ['roles', 'administrator|auditor', ['administrator', 'auditor']],
    ['headsUnit', 'YA', true],
    ['headsUnit', '0', false],
    ['headsUnit', 'mungkin', 'mungkin'],
    ['parentCode', '', null],
    ['capacity', '', undefined],
    ['name', 'true', 'true'],
    ['kolom asing', '', ''],
  ])('of column %s: %j reads as %j', (column, cell, value) => {
    expect(csvCell(column, cell)).toEqual(value);
  });

  const read = (cells: Record<string, string>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(cells).map(([column, cell]) => [column, csvCell(column, cell)]));

  it('lets a full row and a row of required cells alone through the row’s own check', () => {
    const unit = read({ code: 'DINKES', name: 'Dinas Kesehatan', kind: 'service', parentCode: '' });
    const employee = read({
      nip: '198501012010012001',
      name: 'Siti',
      kind: 'PNS',
      roles: '',
      rank: '',
      replacesNip: '',
    });
    const assignment = read({
      nip: '198501012010012001',
      unitCode: 'DINKES',
      postTitle: 'Kepala',
      postFamily: 'JPT',
      postLevel: 'pratama',
      appraiserNip: '',
      headsUnit: 'ya',
      capacity: '',
      decree: '',
      from: '2026-01-01',
      to: '',
    });
    expect(unitRow.parse(unit)).toMatchObject({ parentCode: null });
    expect(employeeRow.parse(employee)).toMatchObject({ roles: [], rank: null });
    expect(assignmentRow.parse(assignment)).toMatchObject({ headsUnit: true, capacity: 'definitive', to: null });
  });
});
