import { cycleId } from '../city/agencies.ts';
import { motionsOf, recordsOf } from '../city/bytes.ts';
import type { Request } from '../city/client.ts';
import { type Evidence, type Invariant, type Judged, twice } from './evidence.ts';

const accepted = ({ answers }: Request) => answers.filter(({ status }) => status >= 200 && status < 300);

const acts = [
  ...['submitPlan', 'decidePlan', 'submitReview', 'acknowledgeResult', 'fileObjection', 'callObjectionHearing'],
  ...['stateOnObjection', 'decideObjection', 'nameObjectionDecider', 'recuseFromObjection'],
  ...['proposeAmendment', 'decideAmendment', 'linkPlan', 'extendForPerson', 'allowCorrection', 'evaluateFollowUp'],
];
/** Answered alike at every repeat, as acts are; what is asked for in steps, an erasure say, is answered as it stands now. */
const answeredAlike = [
  ...['castVote', 'proposeMotion', 'resolveMotion', 'reportActivity', 'assignWork', 'withdrawAssignedWork'],
  ...['changeActivity', 'noteProgress', 'issueReceipt'],
  ...['explainActivitySignal', 'issueServiceTickets'],
];
const documents: Record<string, string> = {
  saveRealisation: 'realisation',
  saveSelfReview: 'self-review',
  savePlanDraft: 'plan-draft',
};

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;

const given = ({ cycle }: Judged, key: string): number =>
  (cycle?.extensions ?? []).filter(({ requestKey }) => requestKey === key).length;
const askedFor = ({ cycle }: Judged, key: string): number =>
  (cycle?.askedExtensions ?? []).filter(({ requestKey }) => requestKey === key).length;

const decidedBy = ({ cycle }: Judged, by: string, body: unknown): boolean => {
  const asked = member(body, 'about') === 'extension' ? cycle?.askedExtensions : cycle?.reopenings;
  const { decision } = asked?.find(({ number }) => number === member(body, 'number')) ?? { decision: null };
  return decision?.by === by && decision.kind === member(body, 'decision');
};

/** Where what was answered with success must be found; null where the bytes hold it. */
const lostOf = (run: Evidence, judged: Judged, request: Request): string | null => {
  const { agency, operation, params, body, key, by } = request;
  const { employeeId = '', serviceCode, motionId } = params;
  const person = `${agency}#${cycleId}#person#${employeeId}`;
  const record = () => recordsOf(run.journal, agency).find(({ data }) => data.code === serviceCode)?.data;
  const motions = () => motionsOf(run.journal, agency).map(({ data }) => data);
  const must = (holds: boolean, what: string): string | null => (holds ? null : what);
  if (acts.includes(operation))
    return must(
      judged.actsOf(employeeId).filter(({ envelope }) => envelope.requestKey === key).length === 1,
      'no act of it',
    );
  const document = documents[operation];
  if (document !== undefined) {
    const { at: _, ...sent } = { at: 0, ...Object(body) };
    const text = JSON.stringify(Object.values(sent)[0]);
    const written = run.journal.entries.some(({ writes }) =>
      writes.some(({ pk, sk, json }) => pk === person && sk === document && json.includes(text)),
    );
    return must(
      written && (document === 'plan-draft' || run.journal.read(person, document) !== null),
      'no document of it',
    );
  }
  switch (operation) {
    case 'reportActivity': {
      const text = String(member(body, 'text'));
      const sk = `activity#${member(body, 'date')}#${key}`;
      const written = run.journal.entries.some(({ writes }) =>
        writes.some((one) => one.pk === person && one.sk === sk && one.json.includes(text)),
      );
      return must(written && run.journal.read(person, sk) !== null, 'no report');
    }
    case 'proposeMotion':
      return must(motions().filter(({ requestKey }) => requestKey === key).length === 1, 'not one motion');
    case 'castVote':
      return must(
        motions().some(
          ({ id, votes }) => id === motionId && votes.filter(({ memberId }) => memberId === by).length === 1,
        ),
        'not one vote',
      );
    case 'resolveMotion':
      return must(
        motions().some(({ id, outcome }) => id === motionId && outcome !== null),
        'the vote stands open',
      );
    case 'lockForum':
      return must(record()?.forum.status === 'locked', 'the forum was not locked');
    case 'signDecision':
      return must(record()?.decision != null, 'no signature');
    case 'setOrganisationPredicate':
      return must(record()?.organisation != null, 'no predicate');
    case 'extendDeadline':
      return must(
        given(judged, key) === 1 || (given(judged, key) === 0 && askedFor(judged, key) === 1),
        'not one extension',
      );
    case 'askReopening':
      return must(
        judged.cycle?.reopenings?.filter(({ requestKey }) => requestKey === key).length === 1,
        'not one reopening',
      );
    case 'decideAsSecondPerson':
      return must(decidedBy(judged, by, body), 'no second word');
    case 'resumeCycle':
      return must(
        judged.cycle?.resumptions?.filter(({ requestKey }) => requestKey === key).length === 1,
        'not one resumption',
      );
    case 'closePhase':
      return must(judged.cycle?.closures[phaseIn(body)] !== undefined, 'no closure');
    case 'openCycle':
      return must(judged.cycle?.requestKey === key, 'another cycle');
    default:
      return null;
  }
};

const phases = ['planning', 'execution', 'supervisor-review', 'organisation-predicate', 'committee-forum'] as const;
const laterPhases = ['final-decision', 'objection-window', 'follow-up'] as const;
const phaseIn = (body: unknown) =>
  [...phases, ...laterPhases].find((phase) => phase === member(body, 'phase')) ?? ('planning' as const);

export const nothingLost: Invariant = {
  name: 'what was answered with success stands',
  judge: (run) =>
    run.requests.flatMap((request) => {
      const judged = run.agencies.find(({ agency }) => agency === request.agency);
      if (judged === undefined || accepted(request).length === 0) return [];
      const lost = lostOf(run, judged, request);
      return lost === null ? [] : [`${request.agency}: ${request.operation} of ${request.by} ${request.key}: ${lost}`];
    }),
};

const words = /\w+ milik-\w+-saja \d+/g;

/** A list says row by row what was not taken; of two second persons one is written down. */
const leavesOut = (request: Request): boolean =>
  request.operation === 'confirmClosure' ||
  accepted(request).some(({ text }) => /"refused":\[\{|"outcome":"refused"/.test(text));

/** Whatever somebody wrote, under whichever route, and was told is taken in, was in a commit. */
export const wordsStand: Invariant = {
  name: 'what was written and answered with success was stored',
  judge: (run) => {
    const stored = new Set<string>();
    for (const { writes } of run.journal.entries)
      for (const { json } of writes) for (const [text] of json.matchAll(words)) stored.add(text);
    return run.requests.flatMap((request) =>
      accepted(request).length === 0 || leavesOut(request)
        ? []
        : [...(JSON.stringify(request.body) ?? '').matchAll(words)]
            .filter(([text]) => !stored.has(text))
            .map(([text]) => `${request.agency}: ${request.operation} of ${request.by}: "${text}" is nowhere`),
    );
  },
};

/** A repeat of an act gets the bytes of the first answer. */
export const sameAnswer: Invariant = {
  name: 'a repeat gets the same answer',
  judge: ({ requests }) =>
    requests.flatMap((request) => {
      const told = new Set(accepted(request).map(({ text }) => text));
      const alike = acts.includes(request.operation) || answeredAlike.includes(request.operation);
      return alike && told.size > 1 ? [`${request.operation} ${request.key} was answered in ${told.size} ways`] : [];
    }),
};

/** Nobody is told of an error that nobody foresaw: what the workflow was not told is committed, and told again by a schedule. */
export const noSurprise: Invariant = {
  name: 'no unforeseen error',
  judge: ({ requests }) =>
    requests.flatMap(({ operation, answers, key }) =>
      answers.filter(({ code }) => code === 'internal').map(() => `${operation} ${key} ended in an internal error`),
    ),
};

/** A request whose act stands is told so at every repeat, never that it came too late or on a page that is out of date. */
export const heardAgain: Invariant = {
  name: 'who was heard is told so',
  judge: (run) =>
    run.requests.flatMap(({ agency, operation, params, key, answers }) => {
      const judged = run.agencies.find((one) => one.agency === agency);
      if (judged === undefined || !acts.includes(operation)) return [];
      const stands = judged.actsOf(params.employeeId ?? '').some(({ envelope }) => envelope.requestKey === key);
      const refused = answers.find(({ code }) => code === 'precondition-failed' || code === 'deadline-passed');
      return stands && refused !== undefined ? [`${operation} ${key} stands, and was answered ${refused.code}`] : [];
    }),
};

const onService = ['setOrganisationPredicate', 'lockForum', 'signDecision'];

/** What a version that a request named is a version of. */
const subjectOf = ({ agency, operation, params, version }: Request): string | null => {
  // Two first writings of one page: the texts of a self-review are all different.
  if (version === null && operation !== 'saveSelfReview') return null;
  const { employeeId = '', serviceCode = '' } = params;
  const kind = acts.includes(operation) ? 'case' : onService.includes(operation) ? 'service' : operation;
  return [agency, kind, employeeId, serviceCode, version].join(' ');
};

/** Two different requests that named the same version of the same thing: one of them wrote over the other. */
export const noLostUpdate: Invariant = {
  name: 'no version is replaced twice',
  judge: ({ requests }) => {
    const subjects = requests.filter((one) => accepted(one).length > 0).map(subjectOf);
    return twice(subjects.filter((one) => one !== null)).map((subject) => `two requests replaced ${subject}`);
  },
};
