import type { DocumentSeal } from '../../domain/forum/document-seal.ts';
import type { Motion } from '../../domain/forum/forum.ts';
import { type Minutes, type MinutesContent, minutesDigest } from '../../domain/forum/minutes.ts';
import { type MotionRecord, motionRecord, recordDigest } from '../../domain/forum/seal-motion.ts';
import { minutesText } from '../../domain/forum/sealed-texts.ts';
import { refuse } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import { type ServiceTarget, seeService } from '../services/see-service.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf, findEmployee } from '../support/load.ts';
import { mayFollow } from './see-motion.ts';

export type MinutesView = {
  content: MinutesContent;
  /** Name of the unit, and of everybody whom the minutes name, by id. */
  unit: string;
  names: Record<string, string>;
  /** The motions in the order of the minutes, whole. */
  motions: MotionRecord[];
  digest: string;
  seal: DocumentSeal;
  /** Whether content, motions and seal are what they were when the minutes were made. */
  verification: { digest: boolean; motions: boolean; seal: boolean };
};

/** The minutes with the motions that they name, verified on the spot. */
export const createGetMinutes =
  (deps: Pick<Deps, 'store' | 'digest' | 'signature'>) =>
  async (actor: Actor, target: ServiceTarget): Promise<MinutesView> => {
    const seen = await seeService(deps, actor, target);
    if (!mayFollow(seen)) refuse('forbidden', { detail: 'The deliberations of the committee are its own.' });
    const { agencyId } = actor;
    const { cycleId, serviceCode } = target;
    const stored = await deps.store.get(keys.minutes(agencyId, cycleId, serviceCode));
    const { content, digest, seal }: Minutes =
      stored?.data ?? refuse('not-found', { detail: 'The forum has not ended: there are no minutes.' });
    const known = new Map<string, Motion>();
    for await (const { data } of eachOf(deps, keys.motions(agencyId, cycleId, serviceCode))) known.set(data.id, data);
    const motions = content.motions.flatMap(({ motionId }) => {
      const motion = known.get(motionId);
      return motion === undefined ? [] : [motionRecord(motion)];
    });
    const text = minutesText({ agencyId, cycleId, serviceCode }, digest);
    return {
      content,
      unit: seen.record.data.name,
      names: await namesOf(deps, agencyId, peopleOf(content, motions)),
      motions,
      digest,
      seal,
      verification: {
        digest: minutesDigest(content, deps.digest) === digest,
        // One that is there and not in the minutes came in past the lock.
        motions:
          known.size === content.motions.length &&
          content.motions.every((one, i) => {
            const motion = motions[i];
            return motion?.id === one.motionId && recordDigest(motion, deps.digest) === one.digest;
          }),
        seal: await deps.signature.verify(text, seal),
      },
    };
  };

const peopleOf = ({ memberIds, interests, agenda, end }: MinutesContent, motions: MotionRecord[]): Set<string> =>
  new Set([
    ...memberIds,
    ...interests.ties.flatMap(({ memberId, employeeId }) => [memberId, employeeId]),
    ...agenda.flatMap(({ employeeId }) => employeeId ?? []),
    ...motions.flatMap(({ employeeId, proposedBy, outcome }) => [
      employeeId,
      proposedBy,
      ...(outcome === null ? [] : [outcome.by, ...outcome.recused.map(({ memberId }) => memberId)]),
    ]),
    ...(end.kind === 'locked' ? [end.by] : []),
  ]);

const namesOf = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  ids: Set<string>,
): Promise<Record<string, string>> => {
  const found = await Promise.all([...ids].map(async (id) => [id, await findEmployee(deps, agencyId, id)] as const));
  return Object.fromEntries(found.map(([id, employee]) => [id, employee?.data.name ?? id]));
};
