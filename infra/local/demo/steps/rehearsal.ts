import type { z } from 'zod';
import { closingListResponse } from '../../../../functions/contracts/closings.ts';
import { rehearsalResponse, rehearsedLinesResponse } from '../../../../functions/contracts/rehearsals.ts';
import { settledPhaseOf } from '../../../../functions/domain/cycle/hard-close.ts';
import type { Closings, RehearsedPerson } from '../closing-answers.ts';
import type { World } from '../world.ts';

/** The administrator looks at what the close is about to do, person by person. */
export const rehearseClose = async (world: World, phase: string): Promise<void> => {
  if (settledPhaseOf(phase) === null) return;
  const { client, cycleId, offices, ledger } = world;
  const all = `/v1/cycles/${cycleId}/rehearsals`;
  const asked = await client.post(offices.administrator, all, `rehearse-${phase}`, {}, 202, rehearsalResponse);
  // A large city is finished by the schedule; its round may also close the phase where the deadline has passed.
  if (asked.data.status === 'running') await world.tick();
  const path = `${all}/${asked.data.number}`;
  const { data: done } = await client.get(offices.administrator, path, rehearsalResponse);
  if (done.status !== 'done') throw new Error(`the rehearsal of ${phase} is not done`);
  const people: RehearsedPerson[] = [];
  let cursor: string | null = null;
  do {
    const page: { data: z.output<typeof rehearsedLinesResponse> } = await client.get(
      offices.administrator,
      `${path}/people${cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`}`,
      rehearsedLinesResponse,
    );
    people.push(...page.data.items);
    cursor = page.data.next;
  } while (cursor !== null);
  const { endStates, cases } = done.totals;
  ledger.rehearsed.push({ phase, endStates, cases, people });
};

export const readClosings = async ({ client, cycleId, offices }: World): Promise<Closings> =>
  (await client.get(offices.auditor, `/v1/cycles/${cycleId}/closings`, closingListResponse)).data.items;
