import { describe, expect, it } from 'vitest';
import { humanPhases } from '../../../functions/domain/cycle/phase.ts';
import { addSeconds } from '../../../functions/domain/time/zone.ts';
import { isSoon, judgeHealth } from '../../../functions/domain/watch/judge-health.ts';
import { exampleCycle } from '../../support/world.ts';

const deadline = exampleCycle.deadlines.planning;
const at = (seconds: number) => addSeconds(deadline, seconds);
const open = { ...exampleCycle, phase: 'planning', status: 'open' } as const;
const closing = {
  ...open,
  status: 'closing',
  closures: { planning: { trigger: 'schedule', basis: 'deadline', by: null, cutOff: deadline, at: deadline } },
} as const;

describe('the health of a cycle', () => {
  it.each([
    ['is sound before a deadline', open, null, -1, []],
    ['is sound in the first half hour after it', open, null, 1800, []],
    ['is late after that', open, null, 1801, ['close-late']],
    ['is sound while a close is at work', closing, null, 7200, []],
    ['is stuck when a close takes over two hours', closing, null, 7201, ['stuck']],
    ['waits for its signal no longer than ten minutes', closing, 0, 600, []],
    ['has lost its signal after that', closing, 0, 601, ['signal-waiting']],
    ['is never stuck when it is closed', { ...open, phase: 'closed', status: 'running' } as const, null, 1e7, []],
    [
      'is told as failed and as nothing else',
      { ...closing, failure: { phase: 'planning', error: 'TypeError', at: deadline } } as const,
      0,
      1e6,
      ['failed'],
    ],
  ] as const)('%s', (_, cycle, signal, seconds, findings) => {
    const signalAt = signal === null ? null : at(signal);
    expect(judgeHealth({ cycle, signalAt, now: at(seconds) })).toEqual(findings);
  });

  it('is not late where only a named human may end the phase', () => {
    const late = humanPhases.filter((phase) => {
      const cycle = { ...open, phase };
      return judgeHealth({ cycle, signalAt: null, now: addSeconds(cycle.deadlines[phase], 86_400) }).length > 0;
    });
    expect(humanPhases.filter((phase) => !late.includes(phase))).toEqual(['final-decision', 'follow-up']);
  });

  it('counts the time of the machine from the last thing that set it going', () => {
    const resumed = {
      ...closing,
      resumptions: [{ run: 2, reason: 'x', by: 'a', at: at(86_400), requestKey: 'k', requestDigest: 'd' }],
    };
    expect(judgeHealth({ cycle: resumed, signalAt: null, now: at(86_400 + 7200) })).toEqual([]);
    expect(judgeHealth({ cycle: resumed, signalAt: null, now: at(86_400 + 7201) })).toEqual(['stuck']);
  });
});

describe('soon', () => {
  it.each([
    [-172_801, false],
    [-172_800, true],
    [-1, true],
    [0, false],
  ])('is within the two days before: %i seconds', (seconds, soon) => {
    expect(isSoon(deadline, at(seconds))).toBe(soon);
  });
});
