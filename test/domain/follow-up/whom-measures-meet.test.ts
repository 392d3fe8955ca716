import { describe, expect, it } from 'vitest';
import { measureKinds } from '../../../functions/domain/follow-up/follow-up-rule.ts';
import { isAdverse, postKindOf } from '../../../functions/domain/follow-up/propose.ts';

describe('a measure', () => {
  it('is adverse where something may speak against it: the person is heard first', () => {
    expect(measureKinds.filter((propose) => isAdverse({ propose })).sort()).toEqual([
      ...['coaching', 'improvement-period', 'sanction'],
    ]);
  });

  it('is by law another for senior posts, other posts of PNS, and PPPK', () => {
    expect(postKindOf('PNS', { postFamily: 'JPT' })).toBe('JPT');
    expect(postKindOf('PNS', { postFamily: 'JF' })).toBe('other');
    expect(postKindOf('PPPK', { postFamily: 'JF' })).toBe('PPPK');
    expect(postKindOf('PPPK', { postFamily: 'JPT' })).toBe('PPPK');
  });
});
