import type { Assignment, Employee } from '../../../functions/domain/directory/employee.ts';
import type { Headship, Unit } from '../../../functions/domain/directory/unit.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import type { Surroundings } from '../../../functions/domain/segments/segment.ts';

export const quarter = { from: '2026-01-01', to: '2026-03-31' };
export const rules = defaultRuleSet;
/** A rule set in which a Plh appraises, too. */
export const withPlh: RuleSet['segments'] = { ...rules.segments, actingAppraises: ['plt', 'plh'] };

export const assignment = (over: Partial<Assignment> = {}): Assignment => ({
  unitCode: 'A.1',
  postTitle: 'Analis',
  postFamily: 'JA',
  postLevel: 'pelaksana',
  appraiserId: 'chief',
  headsUnit: false,
  capacity: 'definitive',
  decree: null,
  from: '2025-01-01',
  to: null,
  ...over,
});

export const employee = (id: string, ...assignments: Partial<Assignment>[]): Employee => ({
  schemaVersion: 1,
  id,
  name: id,
  kind: 'PNS',
  nip: '198001012005011001',
  formerNips: [],
  roles: [],
  rank: null,
  assignments: assignments.map(assignment),
});

export const head = (id: string, unitCode: string, over: Partial<Assignment> = {}): Employee =>
  employee(id, { unitCode, headsUnit: true, appraiserId: 'director', ...over });

export const unit = (code: string, parentCode: string | null, heads: Headship[] = []): Unit => ({
  schemaVersion: 1,
  code,
  name: code,
  kind: parentCode === null ? 'agency' : code.includes('.') ? 'unit' : 'service',
  parentCode,
  headId: null,
  heads,
});

export const headship = (
  employeeId: string,
  from: string,
  to: string | null,
  over: Partial<Headship> = {},
): Headship => ({
  employeeId,
  capacity: 'definitive',
  decree: null,
  from,
  to,
  ...over,
});

/** The director over unit A, the chief over A.1 in it. */
export const around = (people: Employee[] = [], units: Unit[] = []): Surroundings => {
  const all = new Map(
    [employee('director', { unitCode: 'A', headsUnit: true, appraiserId: null }), head('chief', 'A.1'), ...people].map(
      (p) => [p.id, p],
    ),
  );
  const tree = new Map(
    [
      unit('ROOT', null),
      unit('A', 'ROOT', [headship('director', '2020-01-01', null)]),
      unit('A.1', 'A', [headship('chief', '2025-01-01', null)]),
      unit('B', 'ROOT'),
      ...units,
    ].map((u) => [u.code, u]),
  );
  return { employeeOf: (id) => all.get(id) ?? null, unitOf: (code) => tree.get(code) ?? null };
};
