import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendAct, bodyDigest, genesis, linkHash } from '../../../functions/domain/audit/chain.ts';
import { type ChainExport, type ChainProblem, verifyChain } from '../../../functions/domain/audit/verify-chain.ts';
import { type ActEnvelope, type ActRecord, actKinds } from '../../../functions/domain/case/act.ts';
import type { Case } from '../../../functions/domain/case/case.ts';
import { nodeDigest } from '../../../functions/runtime/digest.ts';
import { plannedCase, submittedAt, unplannedCase } from '../../support/example-case.ts';

type Step = {
  act: (typeof actKinds)[number];
  body: fc.JsonValue;
  actor: string;
  by: string | null;
  draft: number | null;
};

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...actKinds),
  body: fc.jsonValue({ maxDepth: 2 }),
  actor: fc.constantFrom('staff', 'appraiser', 'machine'),
  by: fc.option(fc.constantFrom('mayor')),
  draft: fc.option(fc.nat(9)),
});

const firstCase = (): Case => ({
  ...unplannedCase(null),
  chain: { seq: 0, head: genesis('tw1-2026', 'staff', nodeDigest) },
});

/** A chain as the use cases write it; each act also changes the case, or leaves it as it is. */
const chainOf = (steps: Step[]): Required<ChainExport> => {
  let subject = firstCase();
  const records: ActRecord[] = [];
  for (const { act, body, actor, by, draft } of steps) {
    const day = String(records.length + 1).padStart(2, '0');
    const state = draft === null ? plannedCase() : unplannedCase(submittedAt(`2026-01-0${draft}T00:00:00.000Z`));
    const appended = appendAct(
      {
        before: subject,
        next: { ...state, chain: subject.chain },
        act,
        actor,
        onBehalfOf: by,
        at: `2026-02-${day}T00:00:00.000Z`,
        ruleSetVersion: '2026.1',
        body,
        requestKey: null,
        requestDigest: null,
      },
      nodeDigest,
    );
    subject = appended.case;
    records.push(appended.record);
  }
  return { cycleId: 'tw1-2026', employeeId: 'staff', records, head: subject.chain, subject };
};

const chain = fc.array(step, { minLength: 1, maxLength: 9 }).map(chainOf);
const place = fc.nat();

/** The chain with the record of one place (from 0) changed. */
const withRecord = (given: ChainExport, at: number, change: (record: ActRecord) => ActRecord): ChainExport => ({
  ...given,
  records: given.records.map((record, index) => (index === at ? change(record) : record)),
});
const rehashed = (envelope: ActEnvelope): ActEnvelope => {
  const { hash: _, ...unsigned } = envelope;
  return { ...unsigned, hash: linkHash(unsigned, nodeDigest) };
};
const broken = (seq: number, problem: ChainProblem) => ({ ok: false, seq, problem });
const judge = (given: ChainExport) => verifyChain(given, nodeDigest);

describe('a chain as it was written', () => {
  it('holds, with the case and without it', () => {
    fc.assert(
      fc.property(chain, ({ subject, ...exported }) => {
        expect(judge({ ...exported, subject })).toEqual({ ok: true });
        expect(judge(exported)).toEqual({ ok: true });
      }),
    );
  });

  it('holds before the first act', () => {
    expect(judge({ ...chainOf([]), records: [] })).toEqual({ ok: true });
  });

  it('belongs to one person in one cycle', () => {
    const given = chainOf([{ act: 'plan-set', body: {}, actor: 'appraiser', by: null, draft: null }]);
    expect(judge({ ...given, employeeId: 'other' })).toEqual(broken(1, 'wrong-previous'));
    expect(judge({ ...given, cycleId: 'tw2-2026' })).toEqual(broken(1, 'wrong-previous'));
  });
});

describe('every change of one link is found at that link', () => {
  const other = { act: 'decided', actor: 'intruder', onBehalfOf: 'intruder', at: '2020-01-01T00:00:00.000Z' } as const;
  const changes: [string, Partial<ActEnvelope>, ChainProblem][] = [
    ['seq', { seq: 99 }, 'wrong-sequence'],
    ['prev', { prev: 'x' }, 'wrong-previous'],
    ['actor', { actor: other.actor }, 'link-changed'],
    ['onBehalfOf', { onBehalfOf: other.onBehalfOf }, 'link-changed'],
    ['at', { at: other.at }, 'link-changed'],
    ['ruleSetVersion', { ruleSetVersion: '2020.1' }, 'link-changed'],
    ['before', { before: 'x' }, 'link-changed'],
    ['after', { after: 'x' }, 'link-changed'],
    ['bodyDigest', { bodyDigest: 'x' }, 'link-changed'],
    ['requestKey', { requestKey: 'x' }, 'link-changed'],
    ['requestDigest', { requestDigest: 'x' }, 'link-changed'],
    ['hash', { hash: 'x' }, 'link-changed'],
  ];

  it.each(changes)('%s', (_, change, problem) => {
    fc.assert(
      fc.property(chain, place, (given, pick) => {
        const at = pick % given.records.length;
        const tampered = withRecord(given, at, (r) => ({ ...r, envelope: { ...r.envelope, ...change } }));
        expect(judge(tampered)).toEqual(broken(at + 1, problem));
      }),
      { numRuns: 30 },
    );
  });

  it('the kind of act', () => {
    fc.assert(
      fc.property(chain, place, fc.constantFrom(...actKinds), (given, pick, act) => {
        const at = pick % given.records.length;
        fc.pre(given.records[at]?.envelope.act !== act);
        const tampered = withRecord(given, at, (r) => ({ ...r, envelope: { ...r.envelope, act } }));
        expect(judge(tampered)).toEqual(broken(at + 1, 'link-changed'));
      }),
    );
  });

  it('a member that does not belong there', () => {
    const given = chainOf([{ act: 'plan-set', body: {}, actor: 'appraiser', by: null, draft: null }]);
    const tampered = withRecord(given, 0, (r) => ({ ...r, envelope: { ...r.envelope, ...{ note: 'smuggled in' } } }));
    expect(judge(tampered)).toEqual(broken(1, 'link-changed'));
  });

  it('the document', () => {
    fc.assert(
      fc.property(chain, place, fc.jsonValue(), (given, pick, body) => {
        const at = pick % given.records.length;
        const tampered = withRecord(given, at, (r) => ({ ...r, body }));
        fc.pre(bodyDigest(body, nodeDigest) !== given.records[at]?.envelope.bodyDigest);
        expect(judge(tampered)).toEqual(broken(at + 1, 'body-changed'));
      }),
    );
  });

  it.each([undefined, Number.NaN, 1n, () => 0])('a document that no export can hold: %s', (body) => {
    const given = chainOf([{ act: 'plan-set', body: {}, actor: 'appraiser', by: null, draft: null }]);
    expect(judge(withRecord(given, 0, (r) => ({ ...r, body })))).toEqual(broken(1, 'body-changed'));
  });
});

describe('a forger who computes hashes', () => {
  it('breaks the link to the next act, or to the head of the case', () => {
    fc.assert(
      fc.property(chain, place, (given, pick) => {
        const at = pick % given.records.length;
        const forged = withRecord(given, at, (r) => ({
          ...r,
          envelope: rehashed({ ...r.envelope, actor: 'intruder' }),
        }));
        const last = at === given.records.length - 1;
        expect(judge(forged)).toEqual(last ? broken(at + 1, 'wrong-head') : broken(at + 2, 'wrong-previous'));
      }),
    );
  });

  it('is found by the state where the links were mended to the end, head included', () => {
    fc.assert(
      fc.property(chain, place, (given, pick) => {
        fc.pre(given.records.length > 1);
        const from = 1 + (pick % (given.records.length - 1));
        let prev = given.records[from - 1]?.envelope.hash ?? '';
        const records = given.records.map((record, index) => {
          if (index < from) return record;
          const change = index === from ? { before: 'x' } : {};
          const envelope = rehashed({ ...record.envelope, ...change, prev });
          prev = envelope.hash;
          return { ...record, envelope };
        });
        const head = { seq: records.length, head: prev };
        expect(judge({ ...given, records, head })).toEqual(broken(from + 1, 'state-gap'));
      }),
    );
  });

  it('who changes the case beside its chain is found as well', () => {
    fc.assert(
      fc.property(chain, (given) => {
        const subject: Case = { ...given.subject, appraiserId: 'intruder' };
        expect(judge({ ...given, subject })).toEqual(broken(given.records.length, 'case-changed'));
      }),
    );
  });
});

describe('links removed, inserted and moved', () => {
  it('one removed', () => {
    fc.assert(
      fc.property(chain, place, (given, pick) => {
        const at = pick % given.records.length;
        const last = at === given.records.length - 1;
        const records = given.records.toSpliced(at, 1);
        expect(judge({ ...given, records })).toEqual(broken(at + 1, last ? 'wrong-head' : 'wrong-sequence'));
      }),
    );
  });

  it('the end cut off', () => {
    fc.assert(
      fc.property(chain, place, (given, pick) => {
        const left = pick % given.records.length;
        const records = given.records.slice(0, left);
        expect(judge({ ...given, records })).toEqual(broken(left + 1, 'wrong-head'));
      }),
    );
  });

  it('one doubled, at any place', () => {
    fc.assert(
      fc.property(chain, place, place, (given, from, to) => {
        const copied = given.records.slice(from % given.records.length).slice(0, 1);
        const at = to % (given.records.length + 1);
        const records = given.records.toSpliced(at, 0, ...copied);
        // Put right before itself, the copy stands in its place and the original is one too many.
        const first = copied[0]?.envelope.seq === at + 1 ? at + 2 : at + 1;
        expect(judge({ ...given, records })).toEqual(broken(first, 'wrong-sequence'));
      }),
    );
  });

  it('one added at the end, correctly linked but never committed', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 9 }).map(chainOf), (given) => {
        const known = given.records.slice(0, -1);
        const head = { seq: known.length, head: known.at(-1)?.envelope.hash ?? '' };
        expect(judge({ ...given, head })).toEqual(broken(given.records.length, 'wrong-head'));
      }),
    );
  });

  it('two swapped', () => {
    fc.assert(
      fc.property(chain, place, place, (given, a, b) => {
        const count = given.records.length;
        const [low, high] = [Math.min(a % count, b % count), Math.max(a % count, b % count)];
        const [first, second] = [given.records[low], given.records[high]];
        fc.pre(low !== high && first !== undefined && second !== undefined);
        const records = given.records.with(low, second ?? first).with(high, first ?? second);
        expect(judge({ ...given, records })).toEqual(broken(low + 1, 'wrong-sequence'));
      }),
    );
  });

  it('the head of the case set elsewhere', () => {
    fc.assert(
      fc.property(chain, (given) => {
        const seq = given.records.length;
        expect(judge({ ...given, head: { seq, head: 'x' } })).toEqual(broken(seq, 'wrong-head'));
        expect(judge({ ...given, head: { ...given.head, seq: seq + 1 } })).toEqual(broken(seq + 1, 'wrong-head'));
      }),
    );
  });
});
