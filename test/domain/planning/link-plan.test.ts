import { describe, expect, it } from 'vitest';
import { checkLinks, isLoose, linkPlan } from '../../../functions/domain/planning/link-plan.ts';
import type { WorkResult } from '../../../functions/domain/planning/plan.ts';
import { planOf, workResult } from '../../support/plans.ts';

const serving = (id: string, serves: WorkResult['serves']): WorkResult => ({ ...workResult(id, '25'), serves });
const plan = planOf(
  serving('words', { kind: 'provisional', text: 'Layanan membaik' }),
  serving('tied', { kind: 'superior', workResultId: 's1' }),
  serving('dangling', { kind: 'superior', workResultId: 'gone' }),
  serving('own', null),
);
const superior = new Set(['s1', 's2']);
const link = (workResultId: string, superiorWorkResultId = 's2') => ({ workResultId, superiorWorkResultId });
const problems = (...links: ReturnType<typeof link>[]) =>
  checkLinks(links, plan, superior).map(({ pointer, code }) => `${code} ${pointer}`);

describe('links', () => {
  it('are loose where they are in words or name what the superior no longer has', () => {
    expect(plan.workResults.filter((w) => isLoose(w, superior)).map(({ id }) => id)).toEqual(['words', 'dangling']);
  });

  it.each([
    [[link('words')], []],
    [[link('words'), link('dangling', 's1')], []],
    [[link('tied')], ['not-provisional /links/0/workResultId']],
    [[link('own')], ['not-provisional /links/0/workResultId']],
    [[link('nothing')], ['unknown-work-result /links/0/workResultId']],
    [[link('words', 's3')], ['unknown-superior-work-result /links/0/superiorWorkResultId']],
    [[link('words'), link('words', 's1')], ['duplicate /links/1/workResultId']],
  ])('%j: %j', (links, expected) => {
    expect(problems(...links)).toEqual(expected);
  });

  it('change nothing but what is served', () => {
    const linked = linkPlan(plan, [link('words')]);
    expect(linked.workResults[0]).toEqual({ ...plan.workResults[0], serves: { kind: 'superior', workResultId: 's2' } });
    expect(linked.workResults.slice(1)).toEqual(plan.workResults.slice(1));
    expect({ ...linked, workResults: [] }).toEqual({ ...plan, workResults: [] });
  });
});
