import { describe, expect, it } from 'vitest';
import { humanPhases, type Phase, type PhaseStatus, phases } from '../../../functions/domain/cycle/phase.ts';
import { isPast, mayEnter, positionOf } from '../../../functions/domain/cycle/position.ts';

const statuses: PhaseStatus[] = ['open', 'closing', 'running'];
const human: readonly string[] = humanPhases;
/** The one state from which each phase may be entered, straight from the order of the procedure. */
const gates = phases.slice(1).map((next, i): [Phase, string] => {
  const before = phases[i] ?? 'preparation';
  return [next, `${before}.${human.includes(before) ? 'closing' : 'running'}`];
});

describe('the order of the procedure', () => {
  it.each(gates)('%s is entered from %s and from nowhere else', (next, gate) => {
    const all = phases.flatMap((phase) => statuses.map((status) => ({ phase, status })));
    expect(all.filter((state) => mayEnter(state, next)).map(positionOf)).toEqual([gate]);
  });

  it('has nothing before preparation', () => {
    for (const phase of phases)
      for (const status of statuses) expect(mayEnter({ phase, status }, 'preparation')).toBe(false);
  });

  it('leaves behind what comes earlier, and not the phase itself', () => {
    for (const [i, phase] of phases.entries())
      for (const [j, other] of phases.entries()) expect(isPast({ phase }, other)).toBe(j < i);
  });
});
