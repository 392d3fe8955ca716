import type { Cycle } from '../../../../functions/domain/cycle/cycle.ts';
import { humanPhases, isHumanPhase, phases } from '../../../../functions/domain/cycle/phase.ts';
import { type Invariant, type Judged, ofEach } from './evidence.ts';

const step = (before: Cycle, next: Cycle): string[] => {
  const problems: string[] = [];
  const [from, to] = [phases.indexOf(before.phase), phases.indexOf(next.phase)];
  if (to < from || to > from + 1) problems.push(`the cycle went from ${before.phase} to ${next.phase}`);
  if (to === from && before.status === 'closing' && next.status === 'open')
    problems.push(`${next.phase} was opened again`);
  if (to === from + 1 && isHumanPhase(before.phase) && next.closures[before.phase] === undefined)
    problems.push(`${before.phase} was left without being closed`);
  for (const phase of humanPhases) {
    const [was, is] = [before.closures[phase], next.closures[phase]];
    if (was !== undefined && JSON.stringify(was) !== JSON.stringify(is)) problems.push(`${phase} was closed twice`);
    const extended = next.extensions.findLast((one) => one.phase === phase);
    if (extended !== undefined && phase !== 'objection-window' && extended.to !== next.deadlines[phase])
      problems.push(`the deadline of ${phase} is not what it was extended to`);
    const moved = phase !== 'objection-window' && next.deadlines[phase] < before.deadlines[phase];
    if (moved) problems.push(`the deadline of ${phase} was moved forward`);
  }
  if (next.run < before.run || next.run > before.run + 1)
    problems.push(`run ${before.run} was followed by ${next.run}`);
  if (before.publishedAt !== null && next.publishedAt !== before.publishedAt) problems.push('published twice');
  return problems;
};

export const forward: Invariant = {
  name: 'the procedure goes forward, each phase once',
  judge: (run) =>
    ofEach(run, ({ history }) =>
      history.flatMap(({ cycle }, n) => {
        const before = history[n - 1];
        return before === undefined ? [] : step(before.cycle, cycle);
      }),
    ),
};

/** Resends come every five minutes, and somebody looks after a failure within two hours: a day is long. */
const longestClose = 24 * 3_600_000;

const slow = ({ history }: Judged): string[] =>
  history.flatMap(({ at, cycle }, n) => {
    if (cycle.status !== 'closing' || history[n - 1]?.cycle.status === 'closing') return [];
    const left = history.find((later) => later.at >= at && later.cycle.phase !== cycle.phase);
    const hours = left === undefined ? 0 : Math.round((left.at - at) / 3_600_000);
    return left !== undefined && left.at - at > longestClose ? [`${cycle.phase} took ${hours} hours to close`] : [];
  });

export const prompt: Invariant = {
  name: 'a close does not hang',
  judge: (run) => ofEach(run, slow),
};

/** What an execution may fail of where nothing is wrong but the weather. */
const weather = [
  ...['Lambda.Unknown', 'Lambda.TooManyRequestsException', 'Lambda.SdkClientException', 'StoreBusyError'],
  ...['States.Timeout', 'TimeoutError', 'SignatureUnavailableError'],
];

const failures = ({ history }: Judged): string[] =>
  history.flatMap(({ cycle }, n) => {
    const { failure } = cycle;
    const known = history[n - 1]?.cycle.failure;
    return failure === null || known !== null || weather.includes(failure.error)
      ? []
      : [`it failed of ${failure.error}`];
  });

/** A signal that ends the wait of another phase shows as a machine that asks for a phase that is not the next one. */
export const machineInStep: Invariant = {
  name: 'the machine and the cycle stay in step',
  judge: (run) => ofEach(run, failures),
};

export const ends: Invariant = {
  name: 'every cycle ends',
  judge: (run) =>
    ofEach(run, ({ cycle }) => {
      if (cycle === null) return ['no cycle was opened'];
      return cycle.phase === 'closed' ? [] : [`the cycle stands at ${cycle.phase} ${cycle.status}`];
    }),
};

export const agenciesApart: Invariant = {
  name: 'an agency sees its own alone',
  judge: ({ journal, requests, agencies }) => {
    const marks = agencies.map(({ agency }) => ({ agency, mark: `milik-${agency}-saja` }));
    const strangers = [...journal.partitions].flatMap(([pk, items]) => {
      if (pk.startsWith('platform#')) return [];
      const owner = agencies.find(({ agency }) => pk.startsWith(`${agency}#`));
      if (owner === undefined && items.size > 0) return [`${pk} belongs to no agency`];
      return [...items].flatMap(([sk, { json }]) =>
        marks
          .filter(({ agency, mark }) => agency !== owner?.agency && json.includes(mark))
          .map(() => `${pk} ${sk} holds another's`),
      );
    });
    const told = requests.flatMap(({ agency, operation, answers }) =>
      answers.flatMap(({ text }) =>
        marks
          .filter((one) => one.agency !== agency && text.includes(one.mark))
          .map(() => `${operation} told ${agency} of another's`),
      ),
    );
    return [...strangers, ...told];
  },
};
