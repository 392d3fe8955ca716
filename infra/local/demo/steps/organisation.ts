import type { OrganisationPredicate } from '../../../../functions/domain/scoring/predicate.ts';
import { wib } from '../calendar.ts';
import { servicePath } from '../client.ts';
import { eachOf, type World } from '../world.ts';
import { closeByHand } from './wait-for.ts';

/** The mayor sets the predicate of every service before anybody looks at persons (SE MenPANRB 3/2023). */
export const runOrganisation = async (world: World): Promise<void> => {
  const { client, cycleId, clock, offices, random } = world;
  clock.moveTo(wib('2026-04-16'));
  const { data } = await client.services(offices.mayor, cycleId);
  const draw = random.fork('organisations');
  const predicates = new Map(
    data.items.map((service, i): [string, OrganisationPredicate] => {
      // One service that its people's ratings cannot bear out: the forum must justify the spread.
      if (i === 0) return [service.code, 'istimewa'];
      return [service.code, draw.chance(0.15) ? 'butuh-perbaikan' : 'baik'];
    }),
  );
  await eachOf(world, 'organisation predicates', data.items, async ({ code }) => {
    const { version } = await client.service(offices.mayor, cycleId, code);
    const body = {
      predicate: predicates.get(code) ?? 'baik',
      reason: 'Berdasarkan capaian IKU triwulan dan hasil reviu inspektorat.',
    };
    await client.put(offices.mayor, servicePath(cycleId, code, 'organisation-predicate'), body, version ?? 0);
  });
  await closeByHand(world, 'organisation-predicate', 'committee-forum');
};
