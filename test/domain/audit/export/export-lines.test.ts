import { describe, expect, it } from 'vitest';
import { bodyDigest, caseDigest } from '../../../../functions/domain/audit/chain.ts';
import { actLine, caseLine } from '../../../../functions/domain/audit/export/export-lines.ts';
import type { ActKind, ActRecord } from '../../../../functions/domain/case/act.ts';
import { nodeDigest } from '../../../../functions/runtime/digest.ts';
import { plannedCase } from '../../../support/example-case.ts';

const subject = plannedCase();
const body = { text: 'x' };
const record = (act: ActKind, over: Partial<ActRecord> = {}): ActRecord => ({
  schemaVersion: 1,
  envelope: {
    ...{ seq: 1, prev: 'p', act, actor: 'a', onBehalfOf: null, at: '2026-01-05T01:00:00.000Z', ruleSetVersion: '1' },
    ...{ before: 'b', after: 'c', bodyDigest: 'd', requestKey: null, requestDigest: null, hash: 'h' },
  },
  body,
  ...over,
});
const digest = bodyDigest(body, nodeDigest);

describe('the lines of a case', () => {
  it('hold it whole only where documents are asked for', () => {
    const line = {
      ...{ type: 'case', employeeId: subject.employeeId, head: subject.chain },
      digest: caseDigest(subject, nodeDigest),
    };
    expect(caseLine(subject, 'digests', nodeDigest)).toStrictEqual(line);
    expect(caseLine(subject, 'whole', nodeDigest)).toStrictEqual({ ...line, whole: subject });
  });

  const erased = { erased: { by: 3 } };
  it.each<[string, ActRecord, 'digests' | 'whole', object]>([
    ['a digest', record('review-submitted'), 'digests', { kind: 'digest', digest }],
    ['the document', record('review-submitted'), 'whole', { kind: 'whole', body }],
    ['what an erasure names, in any case', record('content-erased'), 'digests', { kind: 'whole', body }],
    ['what is left', record('scored', erased), 'digests', { kind: 'erased', by: 3, left: digest }],
    ['what is left, itself', record('scored', erased), 'whole', { kind: 'erased', by: 3, left: digest, body }],
    [
      'that nothing can be digested any more',
      record('scored', { body: Number.NaN }),
      'digests',
      { kind: 'digest', digest: 'undigestible' },
    ],
  ])('say of an act: %s', (_, given, documents, document) => {
    expect(actLine('ani', given, documents, nodeDigest)).toStrictEqual({
      ...{ type: 'act', employeeId: 'ani', envelope: given.envelope },
      document,
    });
  });
});
