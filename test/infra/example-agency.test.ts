import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignmentRow, employeeRow, unitRow } from '../../functions/contracts/directory.ts';
import { plan as planSchema } from '../../functions/contracts/plans.ts';
import { checkNip } from '../../functions/domain/directory/nip.ts';
import { checkPlan } from '../../functions/domain/planning/check-plan.ts';
import { defaultRuleSet } from '../../functions/domain/rules/default-rule-set.ts';
import { generateAgency } from '../../infra/local/example/generate-agency.ts';
import { makePlan } from '../../infra/local/example/make-plan.ts';
import { makeRealisation } from '../../infra/local/example/make-realisation.ts';
import { createRandom } from '../../infra/local/example/random.ts';
import { workTemplates } from '../../infra/local/example/work-templates.ts';

const sizes = [40, 300, 3000, 15_000];

describe.each(sizes)('the example agency of %i employees', (employees) => {
  const agency = generateAgency({ employees, seed: 7 });
  const unitCodes = new Set(agency.units.map(({ code }) => code));

  test('has exactly as many evaluated people, and one mayor above them', () => {
    expect(agency.people).toHaveLength(employees);
    expect(agency.employees.filter(({ kind }) => kind === 'official')).toHaveLength(1);
    expect(agency.employees).toHaveLength(employees + 1);
    expect(agency.assignments).toHaveLength(employees + 1);
  });

  test('gives everybody a valid number of their own', () => {
    expect(new Set(agency.employees.map(({ nip }) => nip)).size).toBe(employees + 1);
    const wrong = agency.employees.filter(({ nip, kind }) => !checkNip(nip, kind).ok);
    expect(wrong).toEqual([]);
  });

  test('passes the import schemas as it is', () => {
    expect(agency.units.filter((row) => !unitRow.safeParse(row).success)).toEqual([]);
    expect(agency.employees.filter((row) => !employeeRow.safeParse(row).success)).toEqual([]);
    expect(agency.assignments.filter((row) => !assignmentRow.safeParse(row).success)).toEqual([]);
  });

  test('lists a unit after its parent, and names each once', () => {
    const seen = new Set<string>();
    const orphans = agency.units.filter(({ code, parentCode }) => {
      const known = parentCode === null || seen.has(parentCode);
      seen.add(code);
      return !known;
    });
    expect(orphans).toEqual([]);
    expect(seen.size).toBe(agency.units.length);
  });

  test('has one head per unit, and lists heads before the rest', () => {
    const heads = agency.assignments.filter(({ headsUnit }) => headsUnit).map(({ unitCode }) => unitCode);
    expect(new Set(heads)).toEqual(unitCodes);
    expect(heads).toHaveLength(unitCodes.size);
    const firstOther = agency.assignments.findIndex(({ headsUnit }) => !headsUnit);
    expect(agency.assignments.slice(firstOther).every(({ headsUnit }) => !headsUnit)).toBe(true);
  });

  test('leads everybody up to the mayor', () => {
    const above = new Map(agency.people.map((p) => [p.nip, p.appraiserNip]));
    const lost = agency.people.filter(({ nip }) => {
      let at: string | undefined = nip;
      for (let steps = 0; at !== undefined && at !== agency.offices.mayor && steps < 10; steps++) at = above.get(at);
      return at !== agency.offices.mayor;
    });
    expect(lost).toEqual([]);
  });

  test('keeps realistic spans: the staff of an appraiser is at most twenty, only the secretary has more', () => {
    const teams = Map.groupBy(agency.people, ({ appraiserNip }) => appraiserNip);
    const wide = [...teams].filter(([nip, team]) => team.length > 20 && nip !== agency.offices.chair);
    expect(wide.map(([, team]) => team.length)).toEqual([]);
    expect(teams.get(agency.offices.chair)?.length ?? 0).toBeLessThanOrEqual(30);
    const perAppraiser = employees / teams.size;
    expect(perAppraiser).toBeGreaterThan(employees < 100 ? 4 : 7);
  });

  test('fills the offices with five different members and the roles that go with them', () => {
    const { chair, members, administrator, auditor, mayor } = agency.offices;
    expect(new Set([chair, ...members, administrator, auditor, mayor]).size).toBe(8);
    const holders = (role: string): string[] =>
      agency.employees.filter(({ roles }) => roles?.some((r) => r === role)).map(({ nip }) => nip);
    expect(new Set(holders('committee'))).toEqual(new Set([chair, ...members]));
    expect(holders('administrator')).toEqual([administrator]);
    expect(holders('auditor')).toEqual([auditor]);
    expect(holders('authorised-official')).toEqual([mayor]);
  });
});

describe('generation', () => {
  test('gives the same bytes for the same seed, and others for another', () => {
    const once = JSON.stringify(generateAgency({ employees: 300, seed: 1 }));
    expect(JSON.stringify(generateAgency({ employees: 300, seed: 1 }))).toBe(once);
    expect(JSON.stringify(generateAgency({ employees: 300, seed: 2 }))).not.toBe(once);
  });

  test('uses the real names of city departments', () => {
    const names = generateAgency({ employees: 300, seed: 1 }).units.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'Sekretariat Daerah',
        'Dinas Kesehatan',
        'Dinas Pendidikan',
        'Dinas Kependudukan dan Pencatatan Sipil',
        'Dinas Perhubungan',
        'Dinas Lingkungan Hidup',
        'Inspektorat',
      ]),
    );
  });

  test('refuses a size that cannot fill the offices', () => {
    expect(() => generateAgency({ employees: 12, seed: 1 })).toThrow(RangeError);
  });
});

const kinds = fc.constantFrom('leading', 'teaching', 'health', 'service', 'analysis', 'field', 'audit' as const);

describe('made plans', () => {
  test('are complete by the rules and by the schema, whatever the draw', () => {
    fc.assert(
      fc.property(kinds, fc.boolean(), fc.nat(), (kind, superiorHasPlan, seed) => {
        const plan = makePlan(kind, superiorHasPlan, createRandom(String(seed)));
        expect(checkPlan(plan, defaultRuleSet)).toEqual([]);
        expect(planSchema.safeParse(plan).success).toBe(true);
        expect(plan.workResults.length).toBeGreaterThanOrEqual(2);
        expect(plan.workResults.length).toBeLessThanOrEqual(4);
      }),
    );
  });

  test('cover every formula', () => {
    const used = Object.values(workTemplates)
      .flat()
      .flatMap(({ indicators }) => indicators)
      .map(({ polarisation: p }) => (p.kind === 'lower' ? `lower ${p.formula}` : p.kind));
    expect(new Set(used)).toEqual(new Set(['higher', 'lower complement', 'lower ratio', 'lower overrun', 'range']));
  });

  test('get a realisation for each indicator, as a plain decimal', () => {
    fc.assert(
      fc.property(kinds, fc.double({ min: 0.5, max: 1.3, noNaN: true }), fc.nat(), (kind, share, seed) => {
        const plan = makePlan(kind, false, createRandom(String(seed)));
        const items = makeRealisation(plan, share, 'x', createRandom(String(seed)));
        expect(items.map(({ indicatorId }) => indicatorId)).toEqual(
          plan.workResults.flatMap(({ indicators }) => indicators.map(({ id }) => id)),
        );
        for (const { value } of items) expect(value).toMatch(/^\d{1,12}(\.\d{1,6})?$/);
      }),
    );
  });
});
