import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Motion, ServiceRecord } from '../../domain/forum/forum.ts';
import { type ForumEnd, type Minutes, writeMinutes } from '../../domain/forum/minutes.ts';
import { minutesText } from '../../domain/forum/sealed-texts.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

export type EndDeps = Pick<Deps, 'store' | 'digest' | 'signature'>;

const motionsOf = async (deps: EndDeps, agencyId: string, cycleId: string, code: string): Promise<Motion[]> => {
  const motions: Motion[] = [];
  for await (const { data } of eachOf(deps, keys.motions(agencyId, cycleId, code))) motions.push(data);
  return motions;
};

/**
 * The minutes of a forum that ends, to be stored in the commit that ends it. What is read here holds in that commit: every
 * motion and every outcome makes a new version of the record, which the commit replaces.
 */
export const minutesOnEnd = async (
  deps: EndDeps,
  agencyId: string,
  input: { cycle: Cycle; rules: RuleSet; record: ServiceRecord; end: ForumEnd },
): Promise<{ digest: string; write: Write }> => {
  const { cycle, record, end } = input;
  const motions = await motionsOf(deps, agencyId, cycle.id, record.code);
  const { content, digest } = writeMinutes({ ...input, motions }, deps.digest);
  const personId = end.kind === 'locked' ? end.by : 'machine';
  const of = { agencyId, cycleId: cycle.id, serviceCode: record.code };
  const seal = await deps.signature.sign(minutesText(of, digest), { agencyId, personId });
  const data: Minutes = { schemaVersion: 1, content, digest, seal };
  return { digest, write: { kind: 'insert', key: keys.minutes(agencyId, cycle.id, record.code), data } };
};
