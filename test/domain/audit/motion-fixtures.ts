import { checkMotions, type EndedForum, type ExportedCase } from '../../../functions/domain/audit/check-motions.ts';
import type { ActKind, ActRecord } from '../../../functions/domain/case/act.ts';
import type { Case } from '../../../functions/domain/case/case.ts';
import { type MotionRecord, recordDigest } from '../../../functions/domain/forum/seal-motion.ts';
import { nodeDigest } from '../../../functions/runtime/digest.ts';
import { decidedCase } from '../../support/example-case.ts';

export type Outcome = NonNullable<MotionRecord['outcome']>;
export type Content = EndedForum['content'];
export type Tie = Content['interests']['ties'][number];

export const at = (hour: number): string => `2026-04-14T${String(hour).padStart(2, '0')}:00:00.000Z`;
export const scored = { workResult: 'meets', behaviour: 'meets', predicate: 'baik', version: 1 } as const;
export const moved = { workResult: 'above', behaviour: 'above', predicate: 'sangat-baik' } as const;
export const { version: _, ...before } = scored;

export const outcome: Outcome = {
  ...{ result: 'carried', for: 2, against: 1, abstain: 0, entitled: 3, quorum: '100' },
  ...{ electorate: ['a', 'b', 'c'], recused: [], castingVote: null, by: 'a', at: at(5) },
};
export const votes = (...given: ('for' | 'against' | 'abstain' | null)[]): MotionRecord['votes'] =>
  given.map((vote, i) => ({ memberId: 'abcdef'.charAt(i), vote, at: at(4) }));
export const motion: MotionRecord = {
  ...{
    id: 'm1',
    serviceCode: 'DINKES',
    employeeId: 'ani',
    from: before,
    to: moved,
    reasonCode: 'data-error',
    text: 'x',
  },
  ...{ proposedBy: 'a', proposedAt: at(3), ballot: 'open', votes: votes('for', 'for', 'against'), outcome },
};
export const contentOf = (motions: readonly MotionRecord[]): Content => ({
  ...{ cycleId: 'tw1', serviceCode: 'DINKES', chairId: 'a', memberIds: ['a', 'b', 'c'], quorum: '100', present: ['a'] },
  ...{ interests: { declared: [], ties: [] }, agenda: [], unassessed: 0 },
  motions: motions.map((one) => ({
    motionId: one.id,
    employeeId: one.employeeId,
    result: one.outcome?.result ?? 'lapsed',
    digest: recordDigest(one, nodeDigest),
  })),
  counts: { 'sangat-baik': 1, baik: 0, 'butuh-perbaikan': 0, kurang: 0, 'sangat-kurang': 0 },
  end: { kind: 'closed-by-deadline', at: at(9) },
});
export const act = (seq: number, kind: ActKind, body: unknown): ActRecord => ({
  schemaVersion: 1,
  envelope: {
    ...{ seq, prev: 'p', act: kind, actor: 'machine', onBehalfOf: null, at: at(6), ruleSetVersion: '1' },
    ...{ before: 'b', after: 'a', bodyDigest: 'd', requestKey: null, requestDigest: null, hash: 'h' },
  },
  body,
});
export const applied = (seq: number, by: MotionRecord, over: object = {}): ActRecord =>
  act(seq, 'motion-applied', {
    ...{ ...by.to, version: 2, motionId: by.id, motionDigest: recordDigest(by, nodeDigest) },
    ...over,
  });
export const shown = (over: object): Case => {
  const subject = decidedCase();
  return { ...subject, employeeId: 'ani', result: { ...subject.result, ...over } };
};

export const found = (cases: ExportedCase[], forums: Parameters<typeof checkMotions>[0]['forums']): string[] =>
  checkMotions({ cases, forums }, nodeDigest).map(({ problem, employeeId, seq, motionId }) =>
    [problem, employeeId, seq ?? '-', motionId ?? '-'].join(' '),
  );
