import type { CaseAnswer } from '../../infra/local/demo/answers.ts';
import type { Evidence } from '../../infra/local/demo/checks/check.ts';
import type { ExportedCase } from '../../infra/local/demo/read-export.ts';

/** The evidence with one case changed. */
const withCase = (all: Evidence, id: string, change: (c: CaseAnswer) => CaseAnswer): Evidence => {
  const found = all.cases.get(id);
  if (found === undefined) throw new Error(`no case ${id}`);
  return { ...all, cases: new Map(all.cases).set(id, change(found)) };
};
export const withChain = (all: Evidence, id: string, change: (c: ExportedCase) => ExportedCase): Evidence => {
  const found = all.exported.get(id);
  if (found === undefined) throw new Error(`no chain ${id}`);
  return { ...all, exported: new Map(all.exported).set(id, change(found)) };
};
export const withLedger = (all: Evidence, change: Partial<Evidence['world']['ledger']>): Evidence => ({
  ...all,
  world: { ...all.world, ledger: { ...all.world.ledger, ...change } },
});
const idOf = (all: Evidence, which: (c: CaseAnswer) => boolean): string => {
  const found = [...all.cases.values()].find(which);
  if (found === undefined) throw new Error('the journey has nobody like that');
  return found.employeeId;
};
const decided = (all: Evidence): string => idOf(all, (c) => c.stage === 'decided' && c.marks.length === 0);
const provisional = (all: Evidence): string =>
  idOf(all, (c) => c.marks.some((m) => m.rule === 'provisional-from-evidence'));
export const first = <K, V>(map: Map<K, V>): [K, V] => {
  const [entry] = map;
  if (entry === undefined) throw new Error('an empty map');
  return entry;
};

/** What could have gone wrong, a part of the name of the invariant that has to notice, and the evidence that shows it. */
export type Lie = [what: string, noticed: string, tell: (all: Evidence) => Evidence];
export const lies: Lie[] = [
  ['the cycle did not close', 'the cycle is closed', (e) => ({ ...e, cycle: { ...e.cycle, phase: 'follow-up' } })],
  [
    'planning was ended by hand',
    'ended by the schedule',
    (e) => ({
      ...e,
      cycle: {
        ...e.cycle,
        closures: { ...e.cycle.closures, planning: { trigger: 'administrator', basis: 'deadline' } },
      },
    }),
  ],
  [
    'somebody has no case',
    'everybody of the import',
    (e) => {
      const cases = new Map(e.cases);
      cases.delete(decided(e));
      return { ...e, cases };
    },
  ],
  [
    'a case stopped half-way',
    'every case is decided',
    (e) => withCase(e, decided(e), (c) => ({ ...c, stage: 'scored' })),
  ],
  [
    'a missing act was forgotten',
    'the late list names',
    (e) => withCase(e, provisional(e), (c) => ({ ...c, marks: [] })),
  ],
  [
    "a superior's lateness was put on the employee",
    'the late list names',
    (e) => withCase(e, provisional(e), (c) => ({ ...c, marks: c.marks.map((m) => ({ ...m, owedBy: c.employeeId })) })),
  ],
  [
    'a missing review lowered the rating',
    'nobody with own duties done',
    (e) =>
      withCase(e, provisional(e), (c) => ({ ...c, result: c.result ? { ...c.result, behaviour: 'below' } : null })),
  ],
  [
    'a missing review left the person without a result',
    'nobody with own duties done',
    (e) => withCase(e, provisional(e), (c) => ({ ...c, stage: 'unassessed', result: null })),
  ],
  [
    'a score is a hundredth off',
    'every score is the one',
    (e) =>
      withCase(e, decided(e), (c) => ({
        ...c,
        result: c.result ? { ...c.result, score: String(Number(c.result.score) + 0.011) } : null,
      })),
  ],
  [
    'a predicate is not that of its ratings',
    'every predicate is the one',
    (e) =>
      withCase(e, decided(e), (c) => ({ ...c, result: c.result ? { ...c.result, predicate: 'sangat-kurang' } : null })),
  ],
  [
    'a review was changed on the way',
    'a review stands',
    (e) => {
      const [id, given] = first(e.world.ledger.reviews);
      const other = given.behaviour === 'below' ? ('meets' as const) : ('below' as const);
      return withLedger(e, { reviews: new Map(e.world.ledger.reviews).set(id, { ...given, behaviour: other }) });
    },
  ],
  [
    'an acknowledged report was not counted',
    'all acknowledged daily reports',
    (e) => {
      const [id, list] = first(e.world.ledger.activities);
      const more = [...list, { id: 'lost', date: '2026-02-02', workResultId: 'rhk-1', text: 'lost' }];
      return withLedger(e, { activities: new Map(e.world.ledger.activities).set(id, more) });
    },
  ],
  [
    'a service counts one too many',
    'the counts of each service',
    (e) => ({
      ...e,
      services: e.services.map((s, i) =>
        i === 0 ? { ...s, counts: { ...s.counts, baik: (s.counts.baik ?? 0) + 1 } } : s,
      ),
    }),
  ],
  ['a rating changed without a motion', 'changed ratings =', (e) => withLedger(e, { carriedMotions: new Map() })],
  [
    'the case shows another predicate than its last version',
    'the case shows the last version',
    (e) =>
      withCase(e, decided(e), (c) => ({ ...c, result: c.result ? { ...c.result, predicate: 'sangat-kurang' } : null })),
  ],
  [
    'a signature covers something else',
    "bears the mayor's signature",
    (e) => ({
      ...e,
      services: e.services.map((s) => ({ ...s, decision: s.decision ? { ...s.decision, digest: 'x' } : null })),
    }),
  ],
  [
    'an unlawful spread was locked in silence',
    'a spread against the pattern',
    (e) => ({ ...e, services: e.services.map((s) => ({ ...s, forum: { ...s.forum, justification: null } })) }),
  ],
  [
    'a follow-up took effect by itself',
    'every follow-up was decided',
    (e) => ({ ...e, followUps: e.followUps.map((f, i) => (i === 0 ? { ...f, outcome: null } : f)) }),
  ],
  [
    'a link is missing in a chain',
    'every chain of the export',
    (e) => withChain(e, decided(e), (c) => ({ ...c, records: c.records.slice(1) })),
  ],
  [
    'an acknowledged act is missing',
    'every acknowledged act',
    (e) => {
      const [id, list] = first(e.world.ledger.acts);
      return withLedger(e, {
        acts: new Map(e.world.ledger.acts).set(id, [...list, { act: 'plan-set', seq: 99, by: id }]),
      });
    },
  ],
  [
    'somebody else acted than the one who was answered',
    'every acknowledged act',
    (e) => {
      const [id, list] = first(e.world.ledger.acts);
      return withLedger(e, {
        acts: new Map(e.world.ledger.acts).set(
          id,
          list.map((a) => ({ ...a, by: 'nobody' })),
        ),
      });
    },
  ],
  [
    'an overdue objection stayed with the superior',
    'an objection overdue',
    (e) => withLedger(e, { reroutedObjections: new Map([[decided(e), 'overdue']]) }),
  ],
  [
    "a colleague's feedback names its author",
    'what colleagues said',
    (e) => {
      const [id] = first(e.world.ledger.feedbackSeen);
      const authors = e.world.ledger.feedback.get(id)?.map(({ authorId }) => authorId) ?? [];
      return withLedger(e, { feedbackSeen: new Map([[id, authors.join()]]) });
    },
  ],
  [
    'a published root is another',
    'the published Merkle root',
    (e) => ({ ...e, manifests: e.manifests.map((m) => (m.step === 'publication' ? { ...m, root: 'x' } : m)) }),
  ],
  [
    'a shard settled somebody twice',
    'every step of the machine',
    (e) => ({ ...e, manifests: e.manifests.map((m) => (m.step === 'scoring' ? { ...m, cases: m.cases + 1 } : m)) }),
  ],
  [
    'an acknowledged write was lost in the crash',
    'the engine was killed',
    (e) => withLedger(e, { outage: e.world.ledger.outage && { ...e.world.ledger.outage, lost: ['one'] } }),
  ],
  ['the engine was never killed', 'the engine was killed', (e) => withLedger(e, { outage: null })],
  [
    'the server failed',
    'no answer was a server error',
    (e) => ({ ...e, world: { ...e.world, statistics: { ...e.world.statistics, unexcused: 1 } } }),
  ],
  [
    'a repeat had a second effect',
    'a request sent twice',
    (e) => withLedger(e, { repeats: e.world.ledger.repeats.map((r) => ({ ...r, again: { seq: 2 } })) }),
  ],
  [
    'a late act was refused without the deadline',
    'a late act was refused',
    (e) =>
      withLedger(e, {
        refusals: e.world.ledger.refusals.map((r) => ({ ...r, answer: { ...r.answer, deadline: undefined } })),
      }),
  ],
  [
    "somebody else's case is told from an absent one",
    "somebody else's case looks",
    (e) =>
      withLedger(e, {
        refusals: e.world.ledger.refusals.map((r, i) =>
          i === 0 ? { ...r, answer: { ...r.answer, detail: 'It is not yours.' } } : r,
        ),
      }),
  ],
  [
    'a lone peer was heard',
    'colleagues are heard together',
    (e) => {
      const lone = [...e.world.ledger.releasedSeen].find(([, seen]) =>
        seen?.some(({ people }) => people === undefined),
      );
      const told = lone?.[1]?.map((one) => ({ ...one, people: one.people ?? 1 })) ?? null;
      return withLedger(e, { releasedSeen: new Map(e.world.ledger.releasedSeen).set(lone?.[0] ?? '', told) });
    },
  ],
  [
    'somebody who had answered was reminded',
    'the reminder reached those',
    (e) => withLedger(e, { reminded: [...e.world.ledger.reminded, { answered: true, reminded: true }] }),
  ],
  [
    'an index of the public is a hundredth off',
    "the public's index",
    (e) => {
      const [id] = first(e.world.ledger.indexSeen);
      const wrong = { status: 'published', answers: 24, index: '99.99' };
      return withLedger(e, { indexSeen: new Map(e.world.ledger.indexSeen).set(id, wrong) });
    },
  ],
  [
    'a sheet was doubled',
    'a sheet went in once',
    (e) => {
      const { journal } = e.world.ledger;
      const sheets = journal && { ...journal.sheets, csvAgain: journal.sheets.csv };
      return withLedger(e, { journal: journal && sheets && { ...journal, sheets } });
    },
  ],
  [
    'the appraiser saw a signal first',
    'shown to the person first',
    (e) => {
      const { journal } = e.world.ledger;
      const before = ['same-evidence'];
      return withLedger(e, { journal: journal && { ...journal, signals: { ...journal.signals, before } } });
    },
  ],
  [
    'the open page heard nothing',
    'reached the open page',
    (e) => {
      const { journal } = e.world.ledger;
      return withLedger(e, { journal: journal && { ...journal, review: { ...journal.review, heard: '' } } });
    },
  ],
  [
    'an import doubled a person',
    'an import with broken rows',
    (e) =>
      withLedger(e, { brokenImport: e.world.ledger.brokenImport && { ...e.world.ledger.brokenImport, created: 1 } }),
  ],
];
