import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Motion, ServiceRecord } from '../../domain/forum/forum.ts';
import { type ForumEnd, type Minutes, writeMinutes } from '../../domain/forum/minutes.ts';
import { minutesText } from '../../domain/forum/sealed-texts.ts';
import { refuse } from '../../domain/refusal.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Stored, Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

export type EndDeps = Pick<Deps, 'store' | 'digest' | 'signature'>;

/** Beside the record and the minutes, in a commit of at most 100 writes. A forum of more open motions than these has other troubles. */
const mostOpenMotions = 90;

const motionsOf = async (deps: EndDeps, agencyId: string, cycleId: string, code: string): Promise<Stored<Motion>[]> => {
  const motions: Stored<Motion>[] = [];
  for await (const stored of eachOf(deps, keys.motions(agencyId, cycleId, code))) motions.push(stored);
  return motions;
};

/**
 * The minutes of a forum that ends, to be stored in the commit that ends it. What is read here holds in that commit: every
 * motion and every outcome makes a new version of the record, which the commit replaces; a vote makes one of its motion alone, so the
 * motions that can still be voted on are checked.
 *
 * @throws RefusedError `conflict` where so many motions are open that one commit cannot hold them
 */
export const minutesOnEnd = async (
  deps: EndDeps,
  agencyId: string,
  input: { cycle: Cycle; rules: RuleSet; record: ServiceRecord; end: ForumEnd },
): Promise<{ digest: string; writes: Write[] }> => {
  const { cycle, record, end } = input;
  const stored = await motionsOf(deps, agencyId, cycle.id, record.code);
  const open = stored.filter(({ data }) => data.outcome === null);
  // At the deadline nobody votes any more: the grace of the close has passed.
  const guarded = end.kind === 'locked' ? open : open.slice(0, mostOpenMotions);
  if (guarded.length > mostOpenMotions)
    refuse('conflict', { detail: 'Too many motions are open: close the vote on some of them first.' });
  const motions = stored.map(({ data }) => data);
  const { content, digest } = writeMinutes({ ...input, motions }, deps.digest);
  const personId = end.kind === 'locked' ? end.by : 'machine';
  const of = { agencyId, cycleId: cycle.id, serviceCode: record.code };
  const seal = await deps.signature.sign(minutesText(of, digest), { agencyId, personId });
  const data: Minutes = { schemaVersion: 1, content, digest, seal };
  return {
    digest,
    writes: [
      { kind: 'insert', key: keys.minutes(agencyId, cycle.id, record.code), data },
      ...guarded.map(({ key, version }): Write => ({ kind: 'check', key, version })),
    ],
  };
};
