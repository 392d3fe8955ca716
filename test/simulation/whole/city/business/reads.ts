import type { HumanPhase } from '../../../../../functions/domain/cycle/phase.ts';
import { allRoutes } from '../../../../../functions/http/all-routes.ts';
import { cycleId, evaluated, services } from '../agencies.ts';
import { motionsOf, standing } from '../bytes.ts';
import type { Office } from '../office.ts';
import { ask, type Deed, subject } from './ask.ts';

const reads = allRoutes.filter(({ method }) => method === 'GET');
/** Those who may read nearly everything, and everybody else. */
const readers = [
  'admin',
  'admin',
  'admin',
  'admin',
  'chief',
  'chief',
  'mayor',
  'mayor',
  'secretary',
  'chief',
  'member-1',
  ...evaluated,
];

const queries: Record<string, Record<string, string>> = {
  listTeamActivities: { cycleId, month: '2026-03' },
  listMyFeedbackRequests: { cycleId },
  listMyObjections: { cycleId },
  listMySegments: { cycleId },
  getOwnRaterStatistics: { cycleId },
  getTeam: { cycleId },
  listManifests: { step: 'planning' },
  getAllowance: { month: '2026-01' },
  proposePlan: { source: 'standard' },
  listWorkAssignedBy: { teamCode: 'TIM-1' },
};

/** A value for each name in a path: an id that somebody wrote down, or one that there is. */
const valueFor = (office: Office, name: string, path: string): string => {
  const { dice, notes, journal, agency } = office;
  const reports = standing(journal, new RegExp(`^${agency}#${cycleId}#person#${subject}$`), /^activity#/);
  const report = reports[0]?.sk.split('#');
  const known: Record<string, () => string | undefined> = {
    cycleId: () => cycleId,
    employeeId: () => (/\{(activityId|workId|erasureId|signalId|sha256)\}/.test(path) ? subject : dice.pick(evaluated)),
    serviceCode: () => dice.pick(services),
    unitCode: () => dice.pick(['KOTA', 'DINKES', 'BIDANG']),
    motionId: () => motionsOf(journal, agency)[0]?.sk,
    teamCode: () => 'TIM-1',
    code: () => (path.includes('post-standards') ? 'PTK' : notes.get('code')),
    version: () => dice.pick(['2026.1', '2026.2']),
    seq: () => '1',
    number: () => '1',
    rehearsal: () => 'last',
    kind: () => 'activity',
    sha256: () => 'A'.repeat(43),
    date: () => report?.[1],
    activityId: () => report?.[2],
  };
  return known[name]?.() ?? notes.get(name) ?? 'nobody';
};

/** What people look at in a phase before all; everything else as well. */
const tagsOf: Record<HumanPhase, string[]> = {
  planning: ['plans', 'cascade', 'post-standards', 'units', 'directory', 'assigned-work', 'accesses'],
  execution: ['activities', 'facts', 'feedback', 'survey', 'assigned-work', 'segments', 'leaves', 'me', 'plans'],
  'supervisor-review': ['reviews', 'cycles', 'facts', 'segments', 'cases'],
  'organisation-predicate': ['units', 'services', 'cycles'],
  'committee-forum': ['forum', 'rater statistics', 'cascade'],
  'final-decision': ['forum', 'services', 'rater statistics', 'cycles'],
  'objection-window': ['results', 'objections', 'audit', 'forum', 'rater statistics', 'public'],
  'follow-up': ['follow-ups', 'erasures', 'entitlements', 'rule-sets', 'accesses', 'objections', 'units', 'audit'],
};
const readsOf = (phase: HumanPhase) => reads.filter(({ tag }) => tagsOf[phase].includes(tag));

/** Somebody reads a page, whichever there is: what comes back must be of their own agency, and no error. */
export const readSomething =
  (phase: HumanPhase): Deed =>
  async (office) => {
    const { operationId, path, open } = office.dice.pick(office.dice.chance(0.6) ? readsOf(phase) : reads);
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const params = Object.fromEntries(names.map((name) => [name, valueFor(office, name, path)]));
    const self = params.employeeId ?? office.dice.pick(evaluated);
    const by = open === true ? '' : office.dice.chance(0.4) ? self : office.dice.pick(readers);
    await ask(office, by, operationId, { params, query: queries[operationId] ?? {} });
  };
