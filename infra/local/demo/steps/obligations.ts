import { obligationPage } from '../../../../functions/contracts/obligations.ts';
import { eachOf, type Member, type World } from '../world.ts';

/** People who did what was theirs: nothing may be asked of them. */
const punctual = 12;

/** In the last hour before a deadline, those who are late and some who are not ask what they owe. */
export const askWhatIsOwed = async (world: World): Promise<void> => {
  const { script, people, client, ledger, cycleId } = world;
  const isLate = ({ nip, appraiserNip }: Member): boolean =>
    [script.neverPlans, script.submitsLate, script.abandons, script.returnedAtLast].some((some) => some.has(nip)) ||
    script.undecidedBy.has(appraiserNip);
  const late = people.filter(isLate);
  const others = people.filter((m) => !isLate(m)).slice(0, punctual);
  const asked = new Set([...late.flatMap(({ id, appraiserId }) => [id, appraiserId]), ...others.map(({ id }) => id)]);
  await eachOf(world, 'what is owed', [...asked], async (personId) => {
    const { data } = await client.get(personId, '/v1/me/obligations?limit=200', obligationPage);
    const mine = data.items.filter((one) => one.cycleId === cycleId && one.rule !== null);
    ledger.owed.set(
      personId,
      mine.map(({ about, rule }) => `${about.employeeId} ${rule}`),
    );
  });
};
