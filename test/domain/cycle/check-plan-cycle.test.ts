import { describe, expect, it } from 'vitest';
import { checkPlanCycle } from '../../../functions/domain/cycle/check-plan-cycle.ts';
import type { Cycle } from '../../../functions/domain/cycle/cycle.ts';
import { phases } from '../../../functions/domain/cycle/phase.ts';
import { exampleCycle } from '../../support/world.ts';

const year = { from: '2026-01-01', to: '2026-12-31' };
const annual: Cycle = { ...exampleCycle, id: 'tahunan', kind: 'annual', period: year, phase: 'execution' };
const quarter = { kind: 'quarterly', period: { from: '2026-04-01', to: '2026-06-30' } } as const;
const codeOf = (cycle: Parameters<typeof checkPlanCycle>[0], over: Partial<Cycle> | null = {}) => {
  const refusal = checkPlanCycle(cycle, over === null ? null : { ...annual, ...over });
  return refusal?.fields?.[0]?.code ?? refusal?.code ?? null;
};

describe('the annual cycle by whose plans a shorter one lives', () => {
  it.each<[string, string | null, Parameters<typeof codeOf>]>([
    ['a quarter of the year', null, [quarter]],
    ['a month of it', null, [{ kind: 'monthly', period: { from: '2026-12-01', to: '2026-12-31' } }]],
    ['no such cycle', 'unknown-cycle', [quarter, null]],
    ['an annual cycle under another', 'has-own-plan', [{ kind: 'annual', period: year }]],
    ['a quarter under a quarter', 'not-annual', [quarter, { kind: 'quarterly' }]],
    [
      'a period that begins before',
      'outside-period',
      [{ ...quarter, period: { from: '2025-12-31', to: '2026-03-30' } }],
    ],
    ['a period that ends after', 'outside-period', [{ ...quarter, period: { from: '2026-10-01', to: '2027-01-01' } }]],
    ['plans still being made', 'plans-not-closed', [quarter, { phase: 'planning', status: 'open' }]],
    ['plans being closed', 'plans-not-closed', [quarter, { phase: 'planning', status: 'closing' }]],
    ['plans not begun', 'plans-not-closed', [quarter, { phase: 'preparation', status: 'running' }]],
  ])('%s: %s', (_, code, given) => {
    expect(codeOf(...given)).toBe(code);
  });

  it('is fit from the close of its planning to its end', () => {
    const fit = phases.filter((phase) => codeOf(quarter, { phase }) === null);
    expect(fit).toEqual(phases.slice(phases.indexOf('execution')));
  });

  it('tells until when plans are made', () => {
    expect(checkPlanCycle(quarter, { ...annual, phase: 'planning' })?.deadline).toBe(annual.deadlines.planning);
  });
});
