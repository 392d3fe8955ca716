import { describe, expect, it } from 'vitest';
import { checkRealisation } from '../../../functions/domain/execution/check-realisation.ts';
import { described, measured, planOf, workResult } from '../../support/plans.ts';

const mixed = planOf(workResult('w1', '60', measured('number')), workResult('w2', '40', described('words')));

const items = (...ids: string[]) => ids.map((indicatorId) => ({ indicatorId, value: '1', evidence: [] }));
const words = (...ids: string[]) => ids.map((indicatorId) => ({ indicatorId, text: 'Selesai', evidence: [] }));

describe('what is reported of a plan', () => {
  const plan = mixed;
  it.each<[string, Parameters<typeof checkRealisation>[0], string[]]>([
    ['both kinds', { items: items('number'), descriptions: words('words') }, []],
    ['nothing', { items: [] }, []],
    [
      'unknown',
      { items: items('x'), descriptions: words('y') },
      [
        '/items/0/indicatorId unknown-indicator an indicator of the plan',
        '/descriptions/0/indicatorId unknown-indicator an indicator of the plan',
      ],
    ],
    [
      'a number for words',
      { items: items('number', 'words') },
      ['/items/1/indicatorId indicator-is-described words in `descriptions`'],
    ],
    [
      'words for a number',
      { items: [], descriptions: words('number') },
      ['/descriptions/0/indicatorId indicator-is-measured a number in `items`'],
    ],
    ['twice', { items: items('number', 'number') }, ['/items/1/indicatorId duplicate-indicator each indicator once']],
    [
      'twice and unknown',
      { items: items('x', 'x') },
      [
        '/items/0/indicatorId unknown-indicator an indicator of the plan',
        '/items/1/indicatorId duplicate-indicator each indicator once',
      ],
    ],
  ])('%s', (_, reported, problems) => {
    expect(checkRealisation(reported, plan).map(({ pointer, code, detail }) => `${pointer} ${code} ${detail}`)).toEqual(
      problems,
    );
  });
});
