import { leaveList } from '../../../../functions/contracts/leaves.ts';
import { importAnswer } from '../answers.ts';
import { casePath } from '../client.ts';
import type { Member, World } from '../world.ts';
import { refuse } from './refusals.ts';

/** The personnel office brings in who was on leave: the person reads it whole, the appraiser the days alone. */
export const showLeave = async (world: World, one: Member, day: string): Promise<void> => {
  const { client, cycleId, ledger, offices } = world;
  const row = { nip: one.nip, from: day, to: day, kind: 'sick' };
  const imports = '/v1/directory/leaves/import';
  await client.post(offices.administrator, imports, `leave-${one.id}`, { rows: [row] }, 200, importAnswer);
  const read = async (as: string, path: string) => (await client.get(as, path, leaveList)).data.items;
  const inCycle = casePath(cycleId, one.id, 'leaves');
  const own = await read(one.id, '/v1/me/leaves');
  ledger.leave = {
    day,
    own,
    appraiser: await read(one.appraiserId, inCycle),
    office: await read(offices.auditor, inCycle),
  };
  const directory = { method: 'GET', path: `/v1/directory/employees/${one.id}/leaves` } as const;
  await refuse(world, "a colleague's leave", one.appraiserId, directory, 'forbidden');
};
