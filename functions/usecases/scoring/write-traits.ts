import type { Case } from '../../domain/case/case.ts';
import { isAct } from '../../domain/case/result-bodies.ts';
import type { Traits } from '../../domain/development/traits.ts';
import { tallyTraits } from '../../domain/units/roll-up.ts';
import { keys } from '../../store/keys.ts';
import type { Settled, StepDeps } from '../closing/settle-stored.ts';
import { insertOnce } from '../closing/work-shards.ts';

const noTraits = (): Traits => ({ behaviours: {}, aspects: {} });

/** The act that scored the case: nothing has happened to it since, while its shard is being scored. */
const scoringSeq = (subject: Case): number => (subject.stage === 'scored' ? subject.result.seq : subject.chain.seq);

/** Traits of people whom an earlier attempt at the shard scored: they stand with the act. */
const readTraits = async (deps: StepDeps, agencyId: string, people: readonly Case[]): Promise<Map<string, Traits>> => {
  const acts = await deps.store.getMany(
    people.map((one) => keys.act(agencyId, one.cycleId, one.employeeId, scoringSeq(one))),
  );
  return new Map(
    people.map(({ employeeId }, i) => {
      const record = acts[i]?.data;
      if (record === undefined || !(isAct(record, 'scored') || isAct(record, 'left-unassessed')))
        throw new Error('a scored case has no act that scored it');
      return [employeeId, record.body.traits ?? noTraits()];
    }),
  );
};

/**
 * Folds what scoring saw in a shard's people into one document, for the roll-ups of teams, units and the agency.
 *
 * @param fresh traits of the people that this attempt scored
 */
export const writeTraits = async (
  deps: StepDeps,
  agencyId: string,
  cycleId: string,
  shard: number,
  settled: readonly Settled[],
  fresh: ReadonlyMap<string, Traits>,
): Promise<void> => {
  const earlier = settled.map((one) => one.case).filter(({ employeeId }) => !fresh.has(employeeId));
  const read = await readTraits(deps, agencyId, earlier);
  const people = settled.map(({ case: subject }) => ({
    case: subject,
    traits: fresh.get(subject.employeeId) ?? read.get(subject.employeeId) ?? noTraits(),
  }));
  await insertOnce(deps, keys.shardTraits(agencyId, cycleId, shard), tallyTraits(people));
};
