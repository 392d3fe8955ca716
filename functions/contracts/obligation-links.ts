import type { About, Obligation, ObligationKind } from '../domain/obligations/obligation.ts';

export type Link = { operationId: string; method: 'POST' | 'PUT'; href: string };
type Template = { operationId: string; method: Link['method']; path: string };

const person = '/v1/cycles/{cycleId}/employees/{employeeId}';
const service = '/v1/cycles/{cycleId}/services/{serviceCode}';
const post = (operationId: string, path: string): Template => ({ operationId, method: 'POST', path });
const put = (operationId: string, path: string): Template => ({ operationId, method: 'PUT', path });

/** The route that fulfils each duty; `test/http/obligation-links.test.ts` holds them to the routes that there are. */
export const obligationRoutes: Record<ObligationKind, Template> = {
  'submit-plan': post('submitPlan', `${person}/plan-submissions`),
  'decide-plan': post('decidePlan', `${person}/plan-decisions`),
  'decide-amendment': post('decideAmendment', `${person}/plan-amendment-decisions`),
  'report-realisation': put('saveRealisation', `${person}/realisation`),
  'write-self-review': put('saveSelfReview', `${person}/self-review`),
  review: post('submitReview', `${person}/reviews`),
  'review-activities': post('reviewActivities', `${person}/activity-reviews`),
  'give-feedback': post('giveFeedback', `${person}/feedback`),
  'set-organisation-predicate': put('setOrganisationPredicate', `${service}/organisation-predicate`),
  'declare-interests': post('declareInterests', `${service}/forum/declarations`),
  vote: post('castVote', `${service}/motions/{motionId}/votes`),
  'lock-forum': post('lockForum', `${service}/forum-locks`),
  'sign-decision': post('signDecision', `${service}/decisions`),
  'decide-exception': post('decideException', `${service}/decisions/{employeeId}`),
  'acknowledge-result': post('acknowledgeResult', `${person}/acknowledgements`),
  'state-on-objection': post('stateOnObjection', `${person}/objection-statements`),
  'name-objection-decider': post('nameObjectionDecider', `${person}/objection-deciders`),
  'call-objection-hearing': post('callObjectionHearing', `${person}/objection-hearings`),
  'decide-objection': post('decideObjection', `${person}/objection-decisions`),
  'decide-follow-up': post('decideFollowUp', `${service}/follow-ups/{followUpId}/decisions`),
  'evaluate-follow-up': post('evaluateFollowUp', `${person}/follow-ups/{ruleId}/evaluations`),
};

/** A follow-up is called `<employeeId>.<rule id>`. */
const ruleIdOf = ({ followUpId = '' }: About): string => followUpId.slice(followUpId.indexOf('.') + 1);

export const linkOf = ({ kind, cycleId, about }: Pick<Obligation, 'kind' | 'cycleId' | 'about'>): Link => {
  const { operationId, method, path } = obligationRoutes[kind];
  const places: Record<string, string> = { cycleId, ...about, ruleId: ruleIdOf(about) };
  const href = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(places[name] ?? ''));
  return { operationId, method, href };
};
