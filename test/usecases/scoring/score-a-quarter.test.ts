import { beforeEach, describe, expect, it } from 'vitest';
import { isAct } from '../../../functions/domain/case/result-bodies.ts';
import { keys } from '../../../functions/store/keys.ts';
import { readChain } from '../../../functions/usecases/audit/read-chain.ts';
import { createDecideAmendment } from '../../../functions/usecases/plans/decide-amendment.ts';
import { createProposeAmendment } from '../../../functions/usecases/plans/propose-amendment.ts';
import { createGetResult } from '../../../functions/usecases/results/get-result.ts';
import { createWhatWouldChange } from '../../../functions/usecases/results/what-would-change.ts';
import { createGetSuggestion } from '../../../functions/usecases/reviews/get-suggestion.ts';
import { createSubmitReview } from '../../../functions/usecases/reviews/submit-review.ts';
import { createRecompute } from '../../../functions/usecases/rule-sets/recompute.ts';
import { createScoreShards } from '../../../functions/usecases/scoring/score-shards.ts';
import { nodesOf } from '../../domain/scoring/scoring-fixtures.ts';
import {
  annualId,
  annualPlan,
  annualWorld,
  caseIn,
  enterQuarter,
  openQuarter,
  quarterId,
} from '../../support/annual-world.ts';
import { agencyId, type World } from '../../support/world.ts';

const ani = { cycleId: quarterId, employeeId: 'ani' };
let world: World;

/** 480 visits are planned for the year; 120 are a quarter. */
const report = (visits: string) =>
  world.put(keys.realisation(agencyId, quarterId, 'ani'), {
    schemaVersion: 1,
    items: [
      { indicatorId: 'kunjungan', value: visits, evidence: [] },
      { indicatorId: 'tunggu', value: '30', evidence: [] },
      { indicatorId: 'laporan', value: '3', evidence: [] },
    ],
    at: world.clock.now(),
  });
const review = async () => {
  const { version } = await caseIn(world, quarterId, 'ani');
  return createSubmitReview(world.deps)(world.command('chief', { version }), {
    ...ani,
    ...{ workResult: 'meets', behaviour: 'meets', reason: null, strengths: 'Teliti', improvements: 'Cepat' },
  });
};
const score = async () => {
  await enterQuarter(world, 'scoring');
  await createScoreShards(world.deps)({ agencyId, cycleId: quarterId, from: 0, to: 1 });
  return (await caseIn(world, quarterId, 'ani')).data;
};

beforeEach(async () => {
  world = await annualWorld();
  await openQuarter(world);
  await enterQuarter(world, 'execution');
});

describe('a quarter under an annual plan', () => {
  it('is measured by its share of what is added up, and whole by all the rest', async () => {
    await report('120');
    await enterQuarter(world, 'supervisor-review');
    const { view } = await createGetSuggestion(world.deps)(world.actor('chief'), ani);
    expect(view.workResult).toMatchObject({ score: '100.00', rating: 'meets' });
    expect(
      nodesOf(view.workResult?.explanation ?? { code: 'predicate', value: null, unit: 'rating' }, 'period-target'),
    ).toEqual([
      {
        ...{ code: 'period-target', subject: 'kunjungan', value: '120', unit: 'number', formula: 'T × m / M' },
        ...{ symbols: { T: '480', m: '3', M: '12' }, source: 'SKP' },
      },
    ]);
    expect(await review()).toMatchObject({ act: 'review-submitted' });
    expect(await score()).toMatchObject({
      stage: 'scored',
      plan: { seq: 1, version: 1, of: annualId },
      result: { score: '100.00', workResult: 'meets', basis: 'reviewed' },
    });
  });

  it('tells what would change by the target of the quarter', async () => {
    await report('108');
    const { view } = await createWhatWouldChange(world.deps)(world.actor('ani'), ani);
    // Visits are 30 of 100 in weight: 0.3 × 90 + 70 = 97; above needs more than 100.00 in all, so 100.01666.. % of 120.
    expect(view.workResult?.change).toMatchObject({ figure: '97.00' });
    const up = view.workResult?.change?.boundaries.find(({ side }) => side === 'up');
    const visits = up?.indicators.find(({ indicatorId }) => indicatorId === 'kunjungan');
    expect(visits).toMatchObject({ present: '108', values: { decision: 'within', atLeast: '120.02', atMost: null } });
  });

  it('keeps with the result which version it was measured by, and gives the same bytes again', async () => {
    await report('120');
    await enterQuarter(world, 'supervisor-review');
    await review();
    await score();
    const stored = await caseIn(world, quarterId, 'ani');
    const { records } = await readChain(world.deps, agencyId, stored);
    const scored = records.find((record) => isAct(record, 'scored'));
    expect(scored?.body).toMatchObject({ inputs: { plan: { cycleId: annualId, version: 1 } } });
    // A later amendment of the annual plan changes nothing about a quarter that was scored.
    const target = { cycleId: annualId, employeeId: 'ani' };
    const [result] = annualPlan.workResults;
    const plan = {
      ...annualPlan,
      workResults: annualPlan.workResults.map((w) => (w === result ? { ...w, text: 'Lain' } : w)),
    };
    const change = { ...target, plan, reason: 'Tugas berpindah' };
    await createProposeAmendment(world.deps)(world.command('ani', { version: 3 }), change);
    const approval = { ...target, decision: 'approve' } as const;
    await createDecideAmendment(world.deps)(world.command('chief', { version: 4 }), approval);
    expect((await caseIn(world, quarterId, 'ani')).version).toBe(stored.version);
    expect(await createRecompute(world.deps)(world.actor('auditor'), ani)).toMatchObject({ verdict: 'same' });
    const { view } = await createGetResult(world.deps)(world.actor('chief'), ani);
    expect(view.versions[0]?.scoredFrom?.plan).toEqual({ cycleId: annualId, version: 1 });
  });

  it('without a review is scored from the same evidence, provisionally', async () => {
    await report('60');
    await enterQuarter(world, 'supervisor-review');
    expect(await score()).toMatchObject({ result: { basis: 'provisional', score: '85.00', workResult: 'below' } });
  });
});
