import type { Case, MissingAct } from '../../../../functions/domain/case/case.ts';
import type { ShardManifest } from '../../../../functions/domain/closing/manifest.ts';
import { isPending } from '../../../../functions/domain/objection/objection-ref.ts';
import { cycleId, evaluated } from '../city/agencies.ts';
import { standing } from '../city/bytes.ts';
import type { Journal } from '../engine/journal.ts';
import { type Evidence, type Invariant, type Judged, ofEach, twice } from './evidence.ts';

const steps = [
  'planning',
  'execution',
  'supervisor-review',
  'scoring',
  'decision',
  'publication',
  'proposals',
] as const;

const shardsOf = (
  run: Evidence,
  { agency, cycle }: Judged,
): { step: string; shard: number; cases: Case[]; manifest: ShardManifest | null }[] =>
  steps.flatMap((step) =>
    Array.from({ length: cycle?.shardCount ?? 0 }, (_, shard) => {
      const text = run.journal.read(`${agency}#${cycleId}#manifests`, `${step}#${String(shard).padStart(6, '0')}`);
      const manifest: ShardManifest | null = text === null ? null : JSON.parse(text);
      const cases = standing<Case>(run.journal, new RegExp(`^${agency}#${cycleId}#case#${shard}$`)).map(
        ({ data }) => data,
      );
      return { step, shard, cases, manifest };
    }),
  );

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((total, one) => total + one, 0);

/** One end for everybody, at every step: the manifest counts each case once, and counts what its marks say. */
const manifestsFit = (run: Evidence, judged: Judged): string[] =>
  shardsOf(run, judged).flatMap(({ step, shard, cases, manifest }) => {
    const told = `${step} of shard ${shard}`;
    if (manifest === null) return [`${told} has no manifest`];
    if (manifest.cases !== cases.length) return [`${told} counts ${manifest.cases} of ${cases.length} cases`];
    if (sum(manifest.endStates) !== cases.length || sum(manifest.rules) !== cases.length)
      return [`${told} leaves somebody out`];
    if (step !== 'planning' && step !== 'execution' && step !== 'supervisor-review') return [];
    const marked = cases.filter(({ marks }) => marks.some(({ phase }) => phase === step)).length;
    const settled =
      cases.length -
      (manifest.rules['nothing-missing'] ?? 0) -
      (step === 'execution' ? (manifest.rules['no-plan'] ?? 0) : 0);
    // What was made up for when the phase was reopened has no mark any more. Nobody gets one more by it, but whoever left an
    // amendment undecided: the first close may have come too soon after the proposal to hold that against them, the second not.
    const again = judged.cycle?.reopenings?.some(({ phase, status }) => phase === step && status === 'closed');
    const undecided = cases.filter(({ marks }) => {
      const own = marks.filter(({ phase }) => phase === step);
      return own.length > 0 && own.every(({ rule }) => rule === 'amendment-undecided');
    }).length;
    if (again && marked - undecided <= settled) return [];
    return marked === settled ? [] : [`${told}: ${settled} ends by a rule, ${marked} cases with a mark`];
  });

export const oneEnd: Invariant = {
  name: 'everybody has one end in every phase',
  judge: (run) =>
    ofEach(run, (judged) => {
      if (judged.cycle?.phase !== 'closed') return [];
      const missing = evaluated.filter((id) => !judged.cases.some(({ employeeId }) => employeeId === id));
      const open = judged.cases.filter(({ stage }) => stage !== 'decided' && stage !== 'unassessed');
      const owed = judged.cases.filter((one) => one.stage === 'decided' && isPending(one.objection));
      return [
        ...missing.map((id) => `${id} has no case`),
        ...open.map(({ employeeId, stage }) => `${employeeId} ended ${stage}`),
        ...owed.map(({ employeeId }) => `the objection of ${employeeId} was dropped`),
        ...judged.cases.flatMap(({ employeeId, marks }) =>
          twice(marks.map(({ phase, missing: what, owedBy }) => `${phase} ${what} ${owedBy}`)).map(
            (one) => `${employeeId}: ${one} twice`,
          ),
        ),
        ...manifestsFit(run, judged),
      ];
    }),
};

const has = (journal: Journal, agency: string, id: string, sk: string): boolean =>
  journal.read(`${agency}#${cycleId}#person#${id}`, sk) !== null;

/** A mark says that something is missing, and it is: whatever was accepted counts, whatever does not count was refused. */
const marksTrue = (run: Evidence, { agency, cases, actsOf, cycle }: Judged): string[] =>
  cases.flatMap((subject) => {
    const { employeeId, marks } = subject;
    const acts = actsOf(employeeId).map(({ envelope }) => envelope.act);
    const missing = (what: MissingAct): boolean => marks.some((mark) => mark.missing === what);
    const problems: string[] = [];
    const plan = acts.findLast((act) => ['plan-submitted', 'plan-returned', 'plan-set', 'plan-carried'].includes(act));
    if (missing('plan-submission') && plan === 'plan-submitted')
      problems.push('a plan was handed in and counts as missing');
    if (missing('plan-decision') && acts.includes('plan-set')) problems.push('a plan was set and counts as undecided');
    const others: MissingAct[] = ['plan-decision', 'amendment-decision', 'supervisor-review'];
    if (marks.some((mark) => others.includes(mark.missing) && mark.owedBy === employeeId))
      problems.push('somebody else’s duty is held against them');
    const unrated = marks.some(({ rule }) => rule === 'not-assessable');
    if (unrated && subject.plan !== null && has(run.journal, agency, employeeId, 'realisation'))
      problems.push('there is evidence, and it counts as not assessable');
    // Whoever moved has a review for each part of the period: one may be there and another not.
    if (subject.segments === undefined && missing('supervisor-review') && acts.includes('review-submitted'))
      problems.push('a review counts as missing');
    for (const [what, sk] of [
      ['realisation', 'realisation'],
      ['self-review', 'self-review'],
    ] as const) {
      if (missing(what) && has(run.journal, agency, employeeId, sk))
        problems.push(`a ${sk} stands and counts as missing`);
      if (
        cycle?.phase === 'closed' &&
        subject.plan !== null &&
        !missing(what) &&
        !has(run.journal, agency, employeeId, sk)
      )
        problems.push(`no ${sk}, and no mark`);
    }
    return problems.map((problem) => `${employeeId}: ${problem}`);
  });

export const inOrRefused: Invariant = {
  name: 'what is marked missing is missing',
  judge: (run) => ofEach(run, (judged) => marksTrue(run, judged)),
};
