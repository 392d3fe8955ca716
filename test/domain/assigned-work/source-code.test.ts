import { describe, expect, it } from 'vitest';
import { sourceCodeOf } from '../../../functions/domain/assigned-work/assigned-work.ts';

describe('the code of a source of work', () => {
  it('never takes a unit for a team', () => {
    expect(sourceCodeOf({ kind: 'unit', unitCode: 'DINKES' })).toBe('unit#DINKES');
    expect(sourceCodeOf({ kind: 'team', teamCode: 'DINKES' })).toBe('team#DINKES');
  });
});
