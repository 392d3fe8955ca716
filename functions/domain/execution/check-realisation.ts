import { isMeasured, type Plan } from '../planning/plan.ts';
import type { FieldProblem } from '../refusal.ts';
import type { Realisation } from './realisation.ts';

type Reported = Pick<Realisation, 'items' | 'descriptions'>;
type List = keyof Reported;
type Code = 'duplicate-indicator' | 'unknown-indicator' | 'indicator-is-measured' | 'indicator-is-described';

const details: Record<Code, string> = {
  'duplicate-indicator': 'each indicator once',
  'unknown-indicator': 'an indicator of the plan',
  'indicator-is-measured': 'a number in `items`',
  'indicator-is-described': 'words in `descriptions`',
};

/** A number for what is described in words, or words for what is measured, would be an invented value. */
const codeOf = (id: string, list: List, plan: Plan): Code | null => {
  const indicator = plan.workResults.flatMap(({ indicators }) => indicators).find((one) => one.id === id);
  if (indicator === undefined) return 'unknown-indicator';
  if (isMeasured(indicator)) return list === 'items' ? null : 'indicator-is-measured';
  return list === 'items' ? 'indicator-is-described' : null;
};

/** What is wrong with a realisation of this plan, by pointers into the body. An indicator left out is missing, no fault. */
export const checkRealisation = (reported: Reported, plan: Plan): FieldProblem[] => {
  const lists: [List, readonly { indicatorId: string }[]][] = [
    ['items', reported.items],
    ['descriptions', reported.descriptions ?? []],
  ];
  return lists.flatMap(([list, entries]) =>
    entries.flatMap(({ indicatorId }, i) => {
      const isRepeated = entries.findIndex((other) => other.indicatorId === indicatorId) < i;
      const code = isRepeated ? 'duplicate-indicator' : codeOf(indicatorId, list, plan);
      return code === null ? [] : [{ pointer: `/${list}/${i}/indicatorId`, code, detail: details[code] }];
    }),
  );
};
