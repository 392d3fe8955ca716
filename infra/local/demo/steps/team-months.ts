import * as z from 'zod';
import { accessView } from '../../../../functions/contracts/accesses.ts';
import { activity } from '../answers.ts';
import type { TeamMonth } from '../team-month.ts';
import type { World } from '../world.ts';

const shownPerson = z.looseObject({ employeeId: z.string(), activities: z.array(activity) });

/** Few of them: the others comment without it, as some would. */
const appraisers = 3;

/** Some appraisers open the month of their team in one call each; then one of the people on it asks who read their data. */
export const openTeamMonths = async (world: World, month: string): Promise<void> => {
  const { client, cycleId, clock, people, script, ledger } = world;
  const teams = [...Map.groupBy(people, ({ appraiserId }) => appraiserId)].filter(
    ([id, [first, second]]) => id !== '' && second !== undefined && !script.silent.has(first?.appraiserNip ?? ''),
  );
  const on = clock.now().slice(0, 10);
  for (const [appraiserId, team] of teams.slice(0, appraisers)) {
    const shown: TeamMonth['shown'] = [];
    const query = { cycleId, month, limit: 50 };
    for await (const one of client.pages(appraiserId, '/v1/me/team/activities', query, shownPerson))
      shown.push({ employeeId: one.employeeId, reports: one.activities.map(({ id }) => id) });
    const acknowledged = team.map(({ id }) => ({
      employeeId: id,
      reports: (ledger.activities.get(id) ?? []).flatMap(({ date, id: report }) =>
        date.startsWith(month) ? [report] : [],
      ),
    }));
    const employeeId = shown.at(-1)?.employeeId ?? '';
    const own = await client.get(employeeId, `/v1/me/accesses?from=${on}&to=${on}`, accessView);
    ledger.teamMonths.push({ appraiserId, on, acknowledged, shown, read: { employeeId, items: own.data.items } });
  }
};
