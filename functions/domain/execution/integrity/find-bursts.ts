import { compare, fromInteger, mul, parseDecimal } from '../../number/fraction.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import type { Zone } from '../../time/instant.ts';
import { localDateOf, monthOf } from '../../time/zone.ts';
import type { Activity } from '../activity.ts';
import type { Signal } from './signal.ts';

type Rule = RuleSet['activities']['signals']['burst'];

const isShare = (part: number, whole: number, percent: string): boolean =>
  compare(fromInteger(part * 100), mul(parseDecimal(percent), fromInteger(whole))) >= 0;

/** Much of a month written down on one later day, typically its last. */
export const findBursts = (activities: readonly Activity[], zone: Zone, rule: Rule): Signal[] =>
  [...Map.groupBy(activities, ({ date }) => monthOf(date))].flatMap(([month, ofMonth]) => {
    const backlog = ofMonth.filter(({ date, endDate, at }) => (endDate ?? date) < localDateOf(at, zone));
    return [...Map.groupBy(backlog, ({ at }) => localDateOf(at, zone))].flatMap(([day, written]): Signal[] => {
      if (written.length < rule.entries || !isShare(written.length, ofMonth.length, rule.share)) return [];
      return [
        {
          id: `burst-${month}-${day}`,
          kind: 'burst',
          entries: written.map(({ date, id }) => ({ date, id })),
          arisenAt:
            written
              .map(({ at }) => at)
              .sort()
              .at(-1) ?? '',
          subject: day,
        },
      ];
    });
  });
