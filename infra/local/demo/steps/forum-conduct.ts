import { servicePath } from '../client.ts';
import { declared, seatsAnswer } from '../forum-answers.ts';
import type { World } from '../world.ts';

/** Who may act in the forum of a service: its own seats, or the whole committee. */
export const seatsOf = ({ ledger, offices }: World, code: string): { chairId: string; memberIds: string[] } =>
  ledger.forum.seats.get(code) ?? {
    chairId: offices.chair,
    memberIds: [...new Set([offices.chair, ...offices.members])],
  };

/** Names three members for the forum of a service, a different chair for each, so that they sit beside each other. */
export const seatForum = async (world: World, code: string, turn: number): Promise<void> => {
  const { client, cycleId, offices, ledger } = world;
  const all = [...new Set([offices.chair, ...offices.members])];
  const memberIds = [0, 1, 2].map((i) => all[(turn + i) % all.length] ?? offices.chair);
  const [chairId = offices.chair] = memberIds;
  const { version } = await client.service(offices.administrator, cycleId, code);
  const path = servicePath(cycleId, code, 'forum/panel');
  await client.put(offices.administrator, path, { chairId, memberIds, quorum: null }, version ?? 0);
  ledger.forum.seats.set(code, { chairId, memberIds });
};

/** Every member of a forum declares; `bound` names to whom, where there is somebody. */
export const declareAll = async (world: World, code: string, bound: Map<string, string>): Promise<void> => {
  const { client, cycleId } = world;
  const path = servicePath(cycleId, code, 'forum/declarations');
  for (const memberId of seatsOf(world, code).memberIds) {
    const employeeId = bound.get(memberId);
    const ties = employeeId === undefined ? [] : [{ employeeId, kind: 'sibling' }];
    const key = `declare-${code.toLowerCase().slice(0, 20)}-${memberId.slice(0, 26)}-${ties.length}`;
    await client.post(memberId, path, key, { memberId: null, ties }, 201, declared);
  }
};

/** The chair says what is to be spoken about. */
export const setAgenda = async (world: World, code: string, points: object[]): Promise<void> => {
  const { client, cycleId } = world;
  const { chairId } = seatsOf(world, code);
  const path = servicePath(cycleId, code, 'forum');
  const { version } = await client.get(chairId, path, seatsAnswer);
  await client.put(chairId, `${path}/agenda`, { points }, version ?? 0);
};
