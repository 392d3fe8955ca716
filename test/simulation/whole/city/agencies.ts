import type { Agency } from '../../../../functions/domain/agency.ts';
import type { DirectoryRole, Employee } from '../../../../functions/domain/directory/employee.ts';
import type { Unit } from '../../../../functions/domain/directory/unit.ts';
import { defaultTextRetention } from '../../../../functions/domain/erasure/retention-rules.ts';
import { postsHeld } from '../../../../functions/domain/posts/holdings.ts';
import { defaultRuleSet } from '../../../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../../../functions/domain/rules/rule-set.ts';
import type { Write } from '../../../../functions/ports/store.ts';
import { keys } from '../../../../functions/store/keys.ts';
import { employeeKey } from '../../../../functions/usecases/support/load.ts';

/**
 * Two agencies with the same people by id, the same units and the same cycle: a key or a reader that forgets the agency takes
 * the one for the other. What each writes bears its mark.
 */
export const agencies = ['kota', 'kabupaten'] as const;
export type AgencyId = (typeof agencies)[number];
export const cycleId = 'tw1-2026';
export const services = ['DINKES', 'KOTA'] as const;
export const markOf = (agency: string): string => `milik-${agency}-saja`;

/** From above the agency: in so small a town everybody in it may have rated, voted, or be below one who did. */
export const outsider = 'governor';

type Sketch = [id: string, unitCode: string, appraiserId: string | null, roles: DirectoryRole[]];
const sketches: Sketch[] = [
  ['mayor', 'KOTA', null, ['auditor']],
  ['secretary', 'KOTA', 'mayor', ['authorised-official']],
  ['admin', 'KOTA', 'secretary', ['administrator']],
  ['member-1', 'KOTA', 'secretary', ['committee']],
  ['member-2', 'KOTA', 'secretary', ['committee']],
  ['member-3', 'KOTA', 'secretary', ['committee']],
  ['chief', 'DINKES', 'mayor', []],
  ['ani', 'DINKES', 'chief', []],
  ['budi', 'DINKES', 'chief', []],
  [outsider, 'KOTA', null, []],
];
/** Whom a reopening of the one unit below the agency concerns. */
export const inUnit = ['chief', 'ani', 'budi'];
const heads = ['mayor', 'chief'];
export const members = ['member-1', 'member-2', 'member-3'];
/** Everybody with a case, and who appraises them. */
export const appraiserOf = new Map(
  sketches.flatMap(([id, , appraiser]) => (appraiser === null ? [] : [[id, appraiser]])),
);
export const evaluated = [...appraiserOf.keys()];

/** A number for everybody who is or comes to be in the directory; the two agencies have different ones. */
export const nipOf = (agency: AgencyId, id: string): string => {
  const index = sketches.findIndex(([one]) => one === id);
  const serial = `${agencies.indexOf(agency)}${String(index === -1 ? 99 : index + 1).padStart(2, '0')}`;
  return appraiserOf.has(id) || index === -1 ? `198001012005011${serial}` : `PEJABAT-${serial}`;
};

/** In one agency a single administrator gives later ends; the other has all that rules may leave off: corrections, second looks, short terms. */
const rulesOf: Record<AgencyId, RuleSet> = {
  kota: { ...defaultRuleSet, closing: { ...defaultRuleSet.closing, extensions: { approval: 'none' } } },
  kabupaten: {
    ...defaultRuleSet,
    closing: {
      ...defaultRuleSet.closing,
      corrections: { hours: 1, by: ['administrator'] },
      tolerance: { share: '10', counts: 'every-change', confirmHours: 1 },
    },
    retention: {
      ...defaultRuleSet.retention,
      texts: defaultTextRetention.map((one) => ({ ...one, leastMonths: 0, mostMonths: 1 })),
    },
  },
};

const personOf = (agency: AgencyId, [id, unitCode, appraiserId, roles]: Sketch): Employee => {
  const official = appraiserId === null;
  const leads = heads.includes(id);
  return {
    schemaVersion: 1,
    id,
    name: `Nama ${id} ${markOf(agency)}`,
    kind: official ? 'official' : 'PNS',
    nip: nipOf(agency, id),
    formerNips: [],
    roles,
    rank: official ? null : 'III/c',
    assignments: [
      {
        unitCode,
        postTitle: 'Penelaah',
        postFamily: official ? 'official' : leads ? 'JPT' : 'JA',
        postLevel: leads ? 'pratama' : 'pelaksana',
        appraiserId,
        headsUnit: leads,
        capacity: 'definitive',
        decree: null,
        from: '2025-01-01',
        to: null,
      },
    ],
  };
};

const unitsOf = (agency: AgencyId): Unit[] => [
  { schemaVersion: 1, code: 'KOTA', name: markOf(agency), kind: 'agency', parentCode: null, headId: 'mayor' },
  { schemaVersion: 1, code: 'DINKES', name: markOf(agency), kind: 'service', parentCode: 'KOTA', headId: 'chief' },
];

/** The writes by which an agency comes to be, without its cycle. */
export const found = (agency: AgencyId): Write[] => {
  const about: Agency = {
    schemaVersion: 1,
    id: agency,
    name: markOf(agency),
    zone: 'Asia/Jakarta',
    ruleSetVersion: defaultRuleSet.version,
  };
  const insert = (key: { pk: string; sk: string }, data: object): Write => ({ kind: 'insert', key, data });
  const people = sketches.map((sketch) => personOf(agency, sketch));
  return [
    insert(keys.agencyEntry(agency), { schemaVersion: 1, agencyId: agency }),
    insert(keys.agency(agency), about),
    insert(keys.ruleSet(agency, defaultRuleSet.version), rulesOf[agency]),
    ...unitsOf(agency).map((unit) => insert(keys.unit(agency, unit.code), unit)),
    ...people.flatMap((person) => [
      insert(employeeKey(agency, person.id), person),
      insert(keys.nip(agency, person.nip), { schemaVersion: 1, employeeId: person.id }),
      ...postsHeld(person).map((post) =>
        insert(keys.postHolder(agency, post, person.id), { schemaVersion: 1, employeeId: person.id }),
      ),
    ]),
    ...[...appraiserOf].map(([id, appraiser]) =>
      insert(keys.teamMember(agency, appraiser, id), { schemaVersion: 1, employeeId: id }),
    ),
  ];
};

export const opening = {
  id: cycleId,
  title: 'Triwulan I 2026',
  kind: 'quarterly',
  period: { from: '2026-01-01', to: '2026-03-31' },
  deadlines: {
    planning: '2026-01-31',
    execution: '2026-04-05',
    'supervisor-review': '2026-04-12',
    'organisation-predicate': '2026-04-15',
    'committee-forum': '2026-04-20',
    'final-decision': '2026-04-24',
    'follow-up': '2026-06-30',
  },
  committee: { chairId: 'member-1', memberIds: members },
  authorisedOfficialId: 'secretary',
};
