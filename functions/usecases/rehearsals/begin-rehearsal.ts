import type { Rehearsal, RehearsalBasis } from '../../domain/closing/rehearsal.ts';
import { servicePhaseOf } from '../../domain/closing/service-closure.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { HumanPhase } from '../../domain/cycle/phase.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { ConflictError, StoreBusyError } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { knownRehearsals, lastByDeadline } from './known-rehearsals.ts';

export type NewRehearsal = {
  phase: HumanPhase;
  basis: RehearsalBasis;
  instant: Instant;
  by: string | null;
  at: Instant;
  requestKey: string;
  requestDigest: string;
};

const attempts = 8;

/**
 * Gives a rehearsal its number and what it is compared with; the work is done by `workRehearsal`.
 *
 * @param unless told again on each attempt what stands already; a rehearsal that it answers with is taken instead of a new one
 */
export const beginRehearsal = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycle: Pick<Cycle, 'id' | 'shardCount'>,
  wanted: NewRehearsal,
  unless: (known: Rehearsal[]) => Rehearsal | null,
): Promise<Rehearsal> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const known = await knownRehearsals(deps, agencyId, cycle.id);
    const instead = unless(known.map(({ data }) => data));
    if (instead !== null) return instead;
    const rehearsal: Rehearsal = {
      ...{ schemaVersion: 1, number: (known.at(-1)?.data.number ?? 0) + 1, status: 'running' },
      ...wanted,
      comparedWith: lastByDeadline(known, wanted.phase)?.number ?? null,
      shards: servicePhaseOf(wanted.phase) === null ? cycle.shardCount : 0,
    };
    try {
      const key = keys.rehearsal(agencyId, cycle.id, rehearsal.number);
      await deps.store.commit([{ kind: 'insert', key, data: rehearsal }]);
      return rehearsal;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
  throw new StoreBusyError('another rehearsal took the number under every attempt');
};
