import type { ExportLine, ForumLine } from '../../functions/domain/audit/export/export-lines.ts';
import type { Finding } from '../../functions/domain/audit/export/finding.ts';
import type { MotionRecord } from '../../functions/domain/forum/seal-motion.ts';
import { act, copyOf } from './city.ts';
import { exportOf } from './export-of.ts';
import { accusesAct, accusesCase, type Forgery, pickOrNull, type Scene } from './forgery.ts';

/* Forums, in an export with documents: what was voted, what the minutes say, and ratings that no motion changed. */

type Place = { at: number; line: ForumLine };
const forumOf = ({ lines }: Scene): Place | null => {
  const at = lines.findIndex(({ type }) => type === 'forum');
  const line = lines[at];
  return line?.type === 'forum' ? { at, line } : null;
};

const accusesMotion =
  (id: string) =>
  ({ motion }: Finding): boolean =>
    motion === id;
const accusesMinutes = ({ place }: Finding): boolean => place === 'minutes';

/** One motion is exchanged or, where nothing comes back, taken out. */
const onMotion =
  (change: (motion: MotionRecord, scene: Scene) => MotionRecord | null): Forgery =>
  (scene) => {
    const found = forumOf(scene);
    const motion = found === null ? null : pickOrNull(scene.random, found.line.motions);
    if (found === null || motion === null) return null;
    const changed = change(motion, scene);
    const motions = found.line.motions.flatMap((one) => (one === motion ? (changed ?? []) : one));
    const lines = scene.lines.toSpliced(found.at, 1, { ...found.line, motions });
    return { lines, accuses: accusesMotion(motion.id), kinds: ['changed', 'removed'] };
  };

const voteTurned = onMotion((motion) => ({
  ...motion,
  votes: motion.votes.map((one, at) => (at === 0 ? { ...one, vote: one.vote === 'for' ? 'against' : 'for' } : one)),
}));
const outcomeTurned = onMotion((motion) => {
  const { outcome } = motion;
  if (outcome === null) return motion;
  return { ...motion, outcome: { ...outcome, result: outcome.result === 'carried' ? 'rejected' : 'carried' } };
});
const motionReworded = onMotion((motion) => ({ ...motion, text: 'another reason' }));
const motionRemoved = onMotion(() => null);

const minutesChanged: Forgery = (scene) => {
  const found = forumOf(scene);
  if (found === null || found.line.content === null) return null;
  const { content } = found.line;
  const forged: ExportLine = scene.random.chance(0.5)
    ? { ...found.line, content: { ...content, present: content.present.slice(1) } }
    : { ...found.line, content: { ...content, quorum: '10' } };
  return { lines: scene.lines.toSpliced(found.at, 1, forged), accuses: accusesMinutes, kinds: ['changed'] };
};

const minutesRemoved: Forgery = (scene) => {
  const found = forumOf(scene);
  if (found === null) return null;
  return { lines: scene.lines.toSpliced(found.at, 1), accuses: accusesMinutes, kinds: ['removed'] };
};

/** An insider changes the result of a case under cover of an act that may not do so; the chain links up, and no seal was there yet. */
const ratingWithoutMotion: Forgery = (scene) => {
  if (scene.city.documents !== 'whole') return null;
  const forged = copyOf(scene.city);
  const rated = [...forged.people.values()].filter(({ result }) => result?.predicate === 'baik');
  const person = pickOrNull(scene.random, rated);
  if (person?.result === undefined) return null;
  person.result = { ...person.result, version: 2, predicate: 'sangat-baik' };
  act(forged, person, scene.random, { act: 'result-acknowledged', body: {} });
  const { employeeId } = person.subject;
  return { lines: exportOf(forged, scene.key), accuses: accusesCase(employeeId), kinds: ['changed'] };
};

/** The same by an act of the right kind, which names a motion that nobody made. */
const motionInvented: Forgery = (scene) => {
  if (scene.city.documents !== 'whole') return null;
  const forged = copyOf(scene.city);
  const rated = [...forged.people.values()].filter(({ result }) => result?.version === 1);
  const person = pickOrNull(scene.random, rated);
  if (person?.result === undefined) return null;
  const ratings = { workResult: 'above', behaviour: 'above', predicate: 'sangat-baik' } as const;
  person.result = { ...person.result, ...ratings, version: 2 };
  const body = { ...ratings, version: 2, basis: 'forum', motionId: 'motion-x', motionDigest: 'A'.repeat(43) };
  act(forged, person, scene.random, { act: 'motion-applied', body });
  const { employeeId, chain } = person.subject;
  return { lines: exportOf(forged, scene.key), accuses: accusesAct(employeeId, chain.seq), kinds: ['removed'] };
};

export const forumForgeries: Record<string, Forgery> = {
  'a vote on a motion turned round': voteTurned,
  'the outcome of a motion turned round': outcomeTurned,
  'the text of a motion changed': motionReworded,
  'a motion taken out of its forum': motionRemoved,
  'the minutes of a forum changed': minutesChanged,
  'the minutes of a forum taken out': minutesRemoved,
  'insider: a rating changed without a motion': ratingWithoutMotion,
  'insider: a rating changed by a motion that nobody made': motionInvented,
};
