import type { KeyIndicator } from '../../../../functions/domain/units/key-indicator.ts';
import { anything, boardAnswer, developmentAnswer, unitScore } from '../answers.ts';
import { wib } from '../calendar.ts';
import { casePath } from '../client.ts';
import { unitRatingOf } from '../oracle.ts';
import { eachOf, type World } from '../world.ts';
import { refuse } from './refusals.ts';

const unitPath = (world: World, code: string, rest: string): string =>
  `/v1/cycles/${world.cycleId}/units/${code}/${rest}`;

/** Three of the usual key indicators of a department. */
const indicatorsOf = (world: World, code: string): KeyIndicator[] => {
  const random = world.random.fork(`targets/${code}`);
  const common = { kind: 'iku', measure: 'persen' } as const;
  return [
    {
      ...common,
      id: 'iku-layanan',
      text: 'Layanan yang selesai sesuai standar waktu',
      aspect: 'time',
      target: String(random.between(80, 95)),
      polarisation: { kind: 'higher' },
      weight: '50',
    },
    {
      ...common,
      id: 'iku-aduan',
      text: 'Aduan masyarakat yang belum tertangani',
      aspect: 'quality',
      target: String(random.between(5, 12)),
      polarisation: { kind: 'lower', formula: 'complement' },
      weight: '30',
    },
    {
      ...common,
      id: 'ikk-anggaran',
      text: 'Serapan anggaran',
      kind: 'ikk',
      aspect: 'cost',
      target: '25',
      polarisation: { kind: 'range', low: '22', high: '27', formula: 'ratio' },
      weight: '20',
    },
  ];
};

const departmentsOf = ({ agency }: World): string[] =>
  agency.units.flatMap(({ code, kind }) => (kind === 'service' ? [code] : []));

/** The mayor agrees the targets of the departments with their heads; no head sets them alone. */
export const setUnitTargets = async (world: World): Promise<void> => {
  const { client, offices, ledger, clock, people } = world;
  clock.moveTo(wib('2026-01-05'));
  const departments = departmentsOf(world);
  await eachOf(world, 'targets of departments set', departments, async (code) => {
    const indicators = indicatorsOf(world, code);
    await client.put(offices.mayor, unitPath(world, code, 'key-indicators'), { indicators });
    ledger.unitTargets.set(code, indicators);
  });
  const head = people.find((m) => m.headsUnit && departments.includes(m.unitCode));
  if (head === undefined) return;
  const own = { path: unitPath(world, head.unitCode, 'key-indicators'), method: 'PUT' as const, version: 1 };
  const body = { indicators: indicatorsOf(world, head.unitCode) };
  await refuse(world, 'targets set by the head who is measured by them', head.id, { ...own, body }, 'forbidden');
};

/** After the quarter's end each head reports what was measured of the department. */
export const reportUnits = async (world: World): Promise<void> => {
  const { client, ledger, people } = world;
  const heads = people.filter((m) => m.headsUnit && ledger.unitTargets.has(m.unitCode));
  await eachOf(world, 'key indicators reported', heads, async (head) => {
    const random = world.random.fork(`measured/${head.unitCode}`);
    const [service, complaints] = ledger.unitTargets.get(head.unitCode) ?? [];
    const scaled = (target: string | undefined, by: number): string => (Number(target ?? '1') * by).toFixed(1);
    const items = [
      { indicatorId: 'iku-layanan', value: scaled(service?.target, 0.98 + 0.07 * random.bell()), evidence: [] },
      { indicatorId: 'iku-aduan', value: scaled(complaints?.target, 1 - 0.08 * random.bell()), evidence: [] },
      { indicatorId: 'ikk-anggaran', value: String(random.between(20, 28)), evidence: [] },
    ];
    await client.put(head.id, unitPath(world, head.unitCode, 'key-indicator-realisation'), { items });
    ledger.unitRealisations.set(head.unitCode, items);
  });
};

/** A head's review follows the department; one that would not is refused, whatever the reason. */
export const tryToDepart = async (world: World): Promise<void> => {
  const { client, cycleId, people, ledger } = world;
  const head = people.find((m) => m.headsUnit && ledger.unitRealisations.has(m.unitCode) && ledger.plans.has(m.id));
  if (head === undefined) return;
  const path = casePath(cycleId, head.id, 'review-suggestion');
  const seen = await client.get(head.appraiserId, path, anything);
  const words = { behaviour: 'meets', reason: 'Kerja keras.', strengths: 'Tegas.', improvements: 'Layanan.' };
  for (const workResult of ['below', 'meets', 'above']) {
    const body = { ...words, workResult };
    const call = { method: 'POST' as const, path: casePath(cycleId, head.id, 'reviews'), version: seen.version ?? 0 };
    if (unitRatingOf(ledger, head.unitCode)?.rating === workResult) continue;
    const key = `against-the-unit-${workResult}-${head.id}`;
    await refuse(world, 'head rated away from the unit', head.appraiserId, { ...call, key, body }, 'unit-rating-binds');
    return;
  }
};

/** Whether a review of this person follows the unit, not the own plan. */
export const isLedByUnit = ({ ledger }: World, member: { headsUnit: boolean; unitCode: string }): boolean =>
  member.headsUnit && ledger.unitRealisations.has(member.unitCode);

/** Where city, departments, a team and a person stand at the end, as those who may read it see it. */
export const readScores = async (world: World) => {
  const { client, offices, cycleId, people } = world;
  const units = [];
  const path = `/v1/cycles/${cycleId}/unit-scores`;
  for await (const one of client.pages(offices.auditor, path, {}, unitScore)) units.push(one);
  const { data: agency } = await client.get(offices.mayor, `/v1/cycles/${cycleId}/score`, unitScore);
  const { data: board } = await client.get(offices.chair, `/v1/me/team?cycleId=${cycleId}`, boardAnswer);
  const someone = people.find((m) => world.ledger.plans.has(m.id));
  const own = casePath(cycleId, someone?.id ?? '', 'development');
  const { data: development } = await client.get(someone?.id ?? '', own, developmentAnswer);
  return { units, agency, board, development };
};
export type Scores = Awaited<ReturnType<typeof readScores>>;
