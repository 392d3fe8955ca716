import { createCloseShards } from '../../functions/usecases/closing/close-shards.ts';
import { agencyId, type City } from './city.ts';
import { at, type Edge } from './edge.ts';

/** How people live a year, beside what everybody does in it. */
export type Habits = {
  /** Before saying something on a month, the appraiser opens that of the team and then the person's, or the person's alone. */
  months: 'team, then person' | 'person by person';
  /** Colleagues whom a person asks each quarter, and who answer. */
  voices: number;
  /** Left out where they cost what another year has shown already: a unit each. */
  reports: boolean;
};
export const usual: Habits = { months: 'team, then person', voices: 0, reports: true };

type Target = { cycleId: string; employeeId: string };
type Act = () => Promise<void>;
type Send = () => Edge['send'];

/** What the appraiser opens on the day of each month's review. */
export const openMonths =
  ({ deps, chief }: City, target: Target, months: readonly string[], habit: Habits['months'], send: Send): Act =>
  async () => {
    const now = deps.clock.now();
    const { cycleId } = target;
    for (const number of months) {
      const month = `2026-${number}`;
      deps.clock.set(`${month}-25T02:30:00.000Z`);
      if (habit === 'team, then person') await send()(chief, at.listTeamActivities, { query: { cycleId, month } });
      await send()(chief, at.listActivities, { places: target, query: { month } });
    }
    deps.clock.set(now);
  };

const said = {
  ratings: { 'berorientasi-pelayanan': 'meets', akuntabel: 'above', kolaboratif: 'meets' },
  note: 'Pelayanan ramah; mau membantu rekan yang lain, perlu lebih cepat menjawab pesan.',
};

/** Who is asked, in one call; what each of them says. */
export const hearColleagues = ({ staff }: City, target: Target, voices: number, send: Send): { ask: Act; say: Act } => {
  const colleagues = staff.filter((id) => id !== target.employeeId).slice(0, voices);
  return {
    ask: async () => {
      if (colleagues.length === 0) return;
      await send()(target.employeeId, at.askFeedback, { places: target, body: { personIds: colleagues } });
    },
    say: async () => {
      for (const colleague of colleagues) await send()(colleague, at.giveFeedback, { places: target, body: said });
    },
  };
};

/** What was said is folded and its statements go; who did everything in time is not written to. */
export const closeExecution =
  ({ deps }: City, { cycleId }: Target): Act =>
  async () => {
    await createCloseShards(deps)({ agencyId, cycleId, phase: 'execution', from: 0, to: 1 });
  };

/** Fewest people who are heard together (`feedback.threshold` of the default rule set). */
const heardTogether = 3;
const quartersOfYear = 4;

/**
 * What hearing colleagues in each quarter cannot cost less than: a unit for each who is asked, for what each of them says, for each
 * statement that goes at the close (decision 10), and one for the release where enough of them spoke.
 */
export const leastOfVoices = (voices: number): number =>
  quartersOfYear * (3 * voices + (voices >= heardTogether ? 1 : 0));
