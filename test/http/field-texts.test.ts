import { describe, expect, it } from 'vitest';
import { fieldTitle } from '../../functions/contracts/field-texts.ts';
import { planProblems } from '../../functions/domain/planning/plan-problems.ts';

const zodCodes = ['invalid_type', 'invalid_value', 'invalid_union', 'invalid_format', 'too_small', 'too_big', 'custom'];

describe('the text of a field problem', () => {
  it.each([...planProblems, ...zodCodes, 'unrecognized_keys'])('%s exists in both languages', (code) => {
    const [id, en] = [fieldTitle(code, 'id'), fieldTitle(code, 'en')];
    expect(id).not.toBe(fieldTitle('no such code', 'id'));
    expect(en).not.toBe(fieldTitle('no such code', 'en'));
    expect(id).not.toBe(en);
  });

  it('is a plain sentence for a code that has none of its own', () => {
    expect(fieldTitle('no such code', 'id')).toBe('Isian ini tidak sah.');
  });
});
