import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNip } from '../../../functions/domain/directory/nip.ts';
import { addDays } from '../../../functions/domain/time/zone.ts';

const pns = '198504172010012003';
const pppk = '199011052023211001';

const digits = (length: number, from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((n) => String(n).padStart(length, '0'));
const birth = fc.integer({ min: 0, max: 14_000 }).map((n) => addDays('1960-01-01', n).replaceAll('-', ''));
const sexAndSerial = fc.tuple(fc.constantFrom('1', '2'), digits(3, 1, 999)).map((parts) => parts.join(''));
const validPns = fc
  .tuple(birth, digits(4, 2000, 2026), digits(2, 1, 12), sexAndSerial)
  .map((parts) => ({ nip: parts.join(''), kind: 'PNS' as const }));
const validPppk = fc
  .tuple(birth, digits(4, 2019, 2026), digits(2, 0, 99), sexAndSerial)
  .map((parts) => ({ nip: parts.join(''), kind: 'PPPK' as const }));

describe('a valid number', () => {
  it.each([
    [pns, 'PNS'],
    [pppk, 'PPPK'],
    ['PEJABAT-WALIKOTA1', 'official'],
  ] as const)('%s of a %s is taken as it is', (nip, kind) => {
    expect(checkNip(nip, kind)).toEqual({ ok: true, nip });
  });

  it('is taken whatever person, post and year it stands for', () => {
    fc.assert(
      fc.property(fc.oneof(validPns, validPppk), ({ nip, kind }) => {
        expect(checkNip(nip, kind)).toEqual({ ok: true, nip });
      }),
    );
  });

  it.each([`'${pns}`, `’${pns}`, ` ${pns}\n`, '19850417 201001 2 003', `' 19850417 201001 2 003`])(
    'is found in what a spreadsheet or a letter made of it: %j',
    (raw) => {
      expect(checkNip(raw, 'PNS')).toEqual({ ok: true, nip: pns });
    },
  );

  it('has no month in the number of a PPPK', () => {
    expect(pppk.slice(12, 14)).toBe('21');
    expect(checkNip(pppk, 'PPPK').ok).toBe(true);
    expect(checkNip(pppk, 'PNS')).toMatchObject({ ok: false, code: 'nip-appointment-month' });
  });
});

describe('a broken number', () => {
  it.each([
    ['1.98504172010012E+17', 'PNS', 'nip-scientific'],
    ['1,98E+17', 'PNS', 'nip-scientific'],
    ['2E17', 'PPPK', 'nip-scientific'],
    ['', 'PNS', 'nip-missing'],
    ["'", 'PNS', 'nip-missing'],
    ['19850417201001200', 'PNS', 'nip-length'],
    ['1985041720100120033', 'PNS', 'nip-length'],
    ['198504172010O12003', 'PNS', 'nip-not-digits'],
    ['-98504172010012003', 'PNS', 'nip-not-digits'],
    ['198502302010012003', 'PNS', 'nip-birth-date'],
    ['198513012010012003', 'PPPK', 'nip-birth-date'],
    ['185504172010012003', 'PNS', 'nip-birth-date'],
    ['198504172010002003', 'PNS', 'nip-appointment-month'],
    ['198504172010132003', 'PNS', 'nip-appointment-month'],
    ['198504171985012003', 'PNS', 'nip-appointment-year'],
    ['199011051980211001', 'PPPK', 'nip-appointment-year'],
    ['198504172010010003', 'PNS', 'nip-sex'],
    ['198504172010013003', 'PNS', 'nip-sex'],
    ['198504172010012000', 'PNS', 'nip-serial'],
    ['PEJABAT-WALIKOTA', 'PNS', 'nip-not-digits'],
    ['PEJABAT-', 'official', 'nip-official'],
    ['PEJABAT-wali', 'official', 'nip-official'],
    [pns, 'official', 'nip-official'],
  ] as const)('%j of a %s: %s', (raw, kind, code) => {
    expect(checkNip(raw, kind)).toMatchObject({ ok: false, code });
  });

  it('is explained where a spreadsheet broke it', () => {
    expect(checkNip('1.98E+17', 'PNS')).toMatchObject({ reason: expect.stringContaining('format the column as text') });
  });

  it('is refused for any digit lost, and the reason never repeats the number', () => {
    fc.assert(
      fc.property(fc.oneof(validPns, validPppk), fc.nat(17), ({ nip, kind }, at) => {
        const check = checkNip(nip.slice(0, at) + nip.slice(at + 1), kind);
        expect(check).toMatchObject({ ok: false, code: 'nip-length' });
        expect(JSON.stringify(check)).not.toContain(nip.slice(0, 8));
      }),
    );
  });

  it('never passes with 15 digits kept and the rest filled up, as spreadsheets do', () => {
    fc.assert(
      fc.property(fc.oneof(validPns, validPppk), ({ nip, kind }) => {
        expect(checkNip(`${nip.slice(0, 15)}000`, kind)).toMatchObject({ ok: false, code: 'nip-serial' });
      }),
    );
  });
});
