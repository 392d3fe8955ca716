import type { ServiceRecord } from '../../domain/forum/forum.ts';
import { ConflictError, type Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

type CloseDeps = Pick<Deps, 'store' | 'clock'>;

/** Marks the forums that nobody locked in time: their ratings stay as they are, and the record says why. */
export const createCloseForums =
  (deps: CloseDeps) =>
  async ({ agencyId, cycleId }: { agencyId: string; cycleId: string }): Promise<void> => {
    for await (const stored of eachOf(deps, keys.services(agencyId, cycleId))) await closeForum(deps, stored);
  };

const closeForum = async (deps: CloseDeps, stored: Stored<ServiceRecord>): Promise<void> => {
  if (stored.data.forum.status !== 'open') return;
  const forum: ServiceRecord['forum'] = { status: 'closed-by-deadline', at: deps.clock.now() };
  try {
    await deps.store.commit([
      { kind: 'replace', key: stored.key, version: stored.version, data: { ...stored.data, forum } },
    ]);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const current = await deps.store.get<ServiceRecord>({ pk: stored.key.pk, sk: stored.key.sk });
    if (current === null) throw error;
    await closeForum(deps, current);
  }
};
