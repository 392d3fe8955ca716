import { describe, expect, it } from 'vitest';
import type { Cycle } from '../../../functions/domain/cycle/cycle.ts';
import { disposalStatuses } from '../../../functions/domain/erasure/disposal.ts';
import { erasureStatuses, textFields } from '../../../functions/domain/erasure/erasure.ts';
import {
  erasableFields,
  erasedMark,
  redactActivity,
  redactBody,
  redactFeedback,
} from '../../../functions/domain/erasure/redact.ts';
import { endOfTerm, holdOn, retainedKindOf, retentionOf } from '../../../functions/domain/erasure/retention.ts';
import { defaultTextRetention, retainedKinds } from '../../../functions/domain/erasure/retention-rules.ts';
import type { StoredActivity } from '../../../functions/domain/execution/stored-activity.ts';
import { exampleCycle } from '../../support/world.ts';
import { caseAt } from '../case/case-fixtures.ts';
import { states } from '../case/case-states.ts';
import { feedbackOf } from '../scoring/scoring-fixtures.ts';

const erase = { kind: 'erase' } as const;
const correct = { kind: 'correct', text: 'Benar' } as const;

describe('the texts that may go', () => {
  it.each([
    ['activity', 'text evidence'],
    ['feedback', 'note'],
    ['plan-returned', 'reason'],
    ['plan-amendment-returned', 'reason'],
    ['review-submitted', 'strengths improvements'],
    ['objection-filed', 'grounds evidence'],
    ['objection-inadmissible', 'grounds evidence'],
    ['objection-hearing-called', 'note'],
    ['objection-recused', 'reason'],
    ['objection-statement', 'text evidence'],
    ['objection-decided', ''],
    ['motion-applied', ''],
    ['plan-set', ''],
  ] as const)('of %s: %s', (kind, fields) => {
    expect(erasableFields(kind).join(' ')).toBe(fields);
  });

  it('are known by name', () => {
    expect(textFields).toEqual(['text', 'evidence', 'note', 'grounds', 'reason', 'strengths', 'improvements']);
    expect(erasureStatuses).toEqual(['requested', 'declined', 'decided', 'refused', 'done']);
    expect(disposalStatuses).toEqual(['proposed', 'declined', 'decided', 'refused', 'confirmed', 'done']);
    expect(erasedMark).toBe('[dihapus]');
  });

  const body = { text: 'Salah', evidence: ['https://a'], note: null, grounds: [], seq: 4 };
  it.each([
    [['text'], erase, { ...body, text: erasedMark }],
    [['text'], correct, { ...body, text: 'Benar' }],
    [['text', 'evidence'], correct, { ...body, text: 'Benar', evidence: [] }],
    [['evidence'], erase, { ...body, evidence: [] }],
    [['note'], erase, null],
    [['grounds'], erase, null],
    [['reason'], erase, null],
    [['note', 'text'], erase, { ...body, text: erasedMark }],
    [[], erase, null],
  ] as const)('of a document, by %j and %j', (fields, change, left) => {
    expect(redactBody(body, fields, change)).toEqual(left);
  });

  it('are nothing of what is no document, and not twice the same', () => {
    expect([null, 'text', undefined].map((one) => redactBody(one, ['text'], erase))).toEqual([null, null, null]);
    expect(redactBody({ text: erasedMark }, ['text'], correct)).toBeNull();
    expect(redactBody({ text: undefined, seq: 1 }, ['text'], erase)).toBeNull();
    const feedback = feedbackOf('appraiser', {});
    expect(redactFeedback(feedback, erase)).toEqual({ ...feedback, note: erasedMark });
    expect(redactFeedback(feedback, correct)).toEqual({ ...feedback, note: 'Benar' });
    expect(redactFeedback({ ...feedback, note: erasedMark }, correct)).toBeNull();
  });

  it('of a report are its text, its evidence and the reason of a correction', () => {
    const plain: StoredActivity = { schemaVersion: 1, w: 'w1', t: 'Rapat', m: 60, a: 1, d: 'd' };
    const full: StoredActivity = { ...plain, e: ['https://a'], c: { k: 'correct', r: 'nama salah', q: 'q' } };
    const { e: _, ...bare } = full;
    const silent = { k: 'correct', r: erasedMark, q: 'q' };
    const is = (
      stored: StoredActivity,
      fields: Parameters<typeof redactActivity>[1],
      change: Parameters<typeof redactActivity>[2],
    ) => redactActivity(stored, fields, change);
    expect(is(full, ['text'], erase)).toEqual({ ...full, t: erasedMark, c: silent });
    expect(is(full, ['text'], correct)).toEqual({ ...full, t: 'Benar', c: silent });
    expect(is(full, ['evidence'], erase)).toEqual(bare);
    expect(is(full, ['text', 'evidence'], erase)).toEqual({ ...bare, t: erasedMark, c: silent });
    expect(is(plain, ['evidence'], erase)).toBeNull();
    expect(is(plain, ['text'], erase)).toEqual({ ...plain, t: erasedMark });
    expect(is({ ...plain, t: erasedMark }, ['text', 'evidence'], erase)).toBeNull();
    expect(is(full, ['note'], erase)).toBeNull();
  });
});

describe('how long texts are kept', () => {
  it.each([
    ['activity', 'activity'],
    ['feedback', 'feedback'],
    ['review-submitted', 'review'],
    ['objection-filed', 'objection'],
    ['plan-returned', 'plan'],
  ] as const)('%s as %s', (kind, retained) => {
    expect(retainedKindOf(kind)).toBe(retained);
  });

  it('is the agency’s schedule, or the default', () => {
    expect(defaultTextRetention.map(({ kind, leastMonths, mostMonths }) => [kind, leastMonths, mostMonths])).toEqual([
      ['activity', 0, 24],
      ['feedback', 0, 24],
      ['plan', 12, 60],
      ['review', 12, 60],
      ['objection', 24, 60],
    ]);
    expect(retainedKinds).toEqual(['activity', 'feedback', 'plan', 'review', 'objection']);
    const own = [{ kind: 'plan', leastMonths: 1, mostMonths: 2, basis: 'JRA' } as const];
    expect(retentionOf({ retention: { texts: own } }, 'plan')).toEqual(own[0]);
    expect(retentionOf({ retention: { texts: own } }, 'review')).toBeNull();
    expect(retentionOf({ retention: {} }, 'plan')).toEqual(defaultTextRetention[2]);
  });

  const published = '2026-04-30T17:30:00.000Z';
  const cycle = { ...exampleCycle, publishedAt: published, phase: 'follow-up' } as const;
  const hold = (
    change: Partial<Pick<Cycle, 'phase' | 'publishedAt'>>,
    kind: 'activity' | 'plan',
    today: string,
    how: typeof erase | typeof correct = erase,
    subject = caseAt.decided(),
  ) => holdOn({ cycle: { ...cycle, ...change }, subject, rules: { retention: {} }, change: how }, kind, today);

  it('ends so many months after publication, by the agency’s day', () => {
    expect(endOfTerm(cycle, 12)).toBe('2027-05-01');
    expect(endOfTerm({ ...cycle, publishedAt: null }, 12)).toBeNull();
  });

  it.each([
    ['plan', '2027-04-30', false],
    ['plan', '2027-05-01', true],
    ['activity', '2026-05-01', true],
  ] as const)('%s on %s: may go %s', (kind, today, free) => {
    const until = { code: 'text-held', whoCanFix: 'nobody', extra: { keptUntil: '2027-05-01' } };
    const basis = defaultTextRetention[2]?.basis;
    expect(hold({}, kind, today)).toEqual(free ? null : { ...until, detail: `Kept until 2027-05-01 by ${basis}.` });
    expect(hold({ phase: 'closed' }, kind, today, correct)).toBeNull();
  });

  it('is until nobody may object any more, and while an objection waits', () => {
    const held = {
      code: 'text-held',
      detail: 'The result may still be objected to; its texts are kept until then.',
      whoCanFix: 'nobody',
    };
    expect(hold({ phase: 'objection-window' }, 'activity', '2030-01-01', correct)).toEqual({
      ...held,
      deadline: exampleCycle.deadlines['objection-window'],
    });
    expect(hold({ phase: 'execution', publishedAt: null }, 'activity', '2030-01-01')).toEqual(held);
    const waits = { code: 'text-held', detail: 'An objection waits for its decision.', whoCanFix: 'decider' };
    expect(hold({}, 'activity', '2030-01-01', correct, states.objected)).toEqual(waits);
    expect(hold({}, 'activity', '2030-01-01', erase, states.dismissed)).toBeNull();
    expect(hold({}, 'activity', '2030-01-01', erase, caseAt.scored())).toBeNull();
    expect(hold({ publishedAt: null }, 'plan', '2026-01-01')).toBeNull();
  });
});
