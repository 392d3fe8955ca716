import type { RunningMeasure } from '../../domain/follow-up/follow-up.ts';
import type { MeasureRules } from '../../domain/follow-up/follow-up-rule.ts';
import type { Obligation } from '../../domain/obligations/obligation.ts';
import type { Instant, Zone } from '../../domain/time/instant.ts';
import { addDays, endOfDay, localDateOf } from '../../domain/time/zone.ts';
import type { Seat } from './seat.ts';

/** Measures proposed by rule that wait for the official's word: never automatic. */
export const followUpDuties = async ({ book, personId }: Seat): Promise<Obligation[]> => {
  if (book.cycle.authorisedOfficialId !== personId) return [];
  const services = await book.services();
  const proposed = await Promise.all(services.map(({ code }) => book.followUps(code)));
  return proposed
    .flat()
    .filter(({ outcome }) => outcome === null)
    .map(({ id: followUpId, serviceCode, employeeId }) => ({
      kind: 'decide-follow-up',
      cycleId: book.cycle.id,
      about: { serviceCode, followUpId, employeeId },
      ...{ deadline: book.cycle.deadlines['follow-up'], rule: null, possible: true },
      waiting: [{ as: 'employee', personId: employeeId }],
    }));
};

/** Measures that end soon or have ended: the appraiser or the official has to say how they went, whatever became of the cycle. */
export const evaluationDuties = (
  personId: string,
  measures: readonly RunningMeasure[],
  { rules, zone, now }: { rules: MeasureRules; zone: Zone; now: Instant },
): Obligation[] => {
  const from = addDays(localDateOf(now, zone), Math.max(0, ...rules.remindDays));
  return measures
    .filter(({ open, to }) => open && to <= from)
    .filter(({ appraiserId, officialId }) => appraiserId === personId || officialId === personId)
    .map(({ cycleId, employeeId, followUpId, to }) => ({
      kind: 'evaluate-follow-up',
      cycleId,
      about: { employeeId, followUpId },
      ...{ deadline: endOfDay(to, zone), rule: null, possible: true },
      waiting: [{ as: 'employee', personId: employeeId }],
    }));
};
