import type { Case } from '../../domain/case/case.ts';
import type { TextChange, TextField, TextTarget } from '../../domain/erasure/erasure.ts';
import { erasableFields, redactActivity, redactBody, redactFeedback } from '../../domain/erasure/redact.ts';
import { retainedKindOf } from '../../domain/erasure/retention.ts';
import type { RetainedKind } from '../../domain/erasure/retention-rules.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Stored } from '../../ports/store.ts';
import { activityAddressOf, keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';
import { itemForKeptAct } from '../support/writes-of-act.ts';
import type { Redaction } from './redaction.ts';

export type FoundTexts = { kind: RetainedKind; redactions: Redaction[] };
type Subject = Pick<Stored<Case>, 'data'>;

const nothing = (what: string): never => refuse('not-found', { detail: `No such ${what}.` });

/** Lists are no text that another could take the place of. */
const fieldsOf = (known: readonly TextField[], field: TextField | null, change: TextChange): readonly TextField[] => {
  const fields = field === null ? known : known.filter((one) => one === field);
  if (fields.length === 0) refuse('text-not-erasable');
  if (change.kind === 'correct' && (field === null || field === 'evidence'))
    refuse('invalid-body', {
      fields: [{ pointer: '/target/field', code: 'one-text', detail: 'a correction names one text' }],
    });
  return fields;
};

/**
 * The documents that hold a named text, and what would be left of them.
 *
 * @throws RefusedError `not-found`, `text-not-erasable` for numbers and decisions, `wrong-stage` where nothing is left to erase
 */
export const findTexts = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  subject: Subject,
  target: TextTarget,
  change: TextChange,
): Promise<FoundTexts> => {
  const found = await locate(deps, agencyId, subject, target, change);
  if (found.redactions.length === 0)
    refuse('wrong-stage', { detail: 'This text is erased already.', whoCanFix: 'nobody' });
  return found;
};

const locate = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  subject: Subject,
  target: TextTarget,
  change: TextChange,
): Promise<FoundTexts> => {
  const { cycleId, employeeId } = subject.data;
  switch (target.kind) {
    case 'act': {
      // What an act of a case is replaced by takes the place of an item.
      await itemForKeptAct(deps, agencyId, subject);
      const stored = (await deps.store.get(keys.act(agencyId, cycleId, employeeId, target.seq))) ?? nothing('act');
      const { act } = stored.data.envelope;
      const left = redactBody(stored.data.body, fieldsOf(erasableFields(act), target.field, change), change);
      return { kind: retainedKindOf(act), redactions: left === null ? [] : [{ of: 'act', stored, left }] };
    }
    case 'activity': {
      const { date, activityId } = target;
      const fields = fieldsOf(erasableFields('activity'), target.field, change);
      const range = keys.activityVersions(agencyId, cycleId, employeeId, { date, id: activityId });
      const versions = [];
      for await (const stored of eachOf(deps, range))
        if (activityAddressOf(stored.key).id === activityId) versions.push(stored);
      if (versions.length === 0) nothing('report');
      const redactions = versions.flatMap((stored, at): Redaction[] => {
        const last = at === versions.length - 1;
        const left = redactActivity(stored.data, fields, last ? change : { kind: 'erase' });
        return left === null ? [] : [{ of: 'activity', stored, left }];
      });
      return { kind: 'activity', redactions };
    }
    case 'feedback': {
      fieldsOf(erasableFields('feedback'), target.field, change);
      const redactions: Redaction[] = [];
      let seen = false;
      for await (const stored of eachOf(deps, keys.feedbacks(agencyId, cycleId, employeeId))) {
        if (stored.data.month !== target.month || stored.data.authorId !== target.authorId) continue;
        seen = true;
        const left = redactFeedback(stored.data, change);
        if (left !== null) redactions.push({ of: 'feedback', stored, left });
      }
      if (!seen) nothing('feedback');
      return { kind: 'feedback', redactions };
    }
  }
};
