import { allRoutes } from '../../functions/http/all-routes.ts';
import { createDispatch } from '../../functions/http/dispatch.ts';
import type { Deps } from '../../functions/usecases/support/deps.ts';
import { sharedTenants } from '../../infra/local/shared-tenants.ts';
import { type Asked, httpEvent } from './event.ts';

type Place = Pick<Asked, 'method' | 'template'>;
type Sent = Pick<Asked, 'body' | 'query' | 'version' | 'agency'> & { places?: Record<string, string> };

/** The edge as a function of AWS has it: real events through the real dispatch to all routes. */
export type Edge = {
  /** Answers the ETag, 0 where there is none. @throws where the answer is not a success */
  send(personId: string, to: Place, sent?: Sent): Promise<number>;
};

/**
 * Identity, routing, checks, use case, record of the reading, answer: everything but middy, log and metrics, which ask the store for
 * nothing. Each call of this makes a new instance, which knows nothing of what another one remembers.
 */
export const createEdge = (deps: Deps): Edge => {
  // What a process remembers hangs on its store and its dependencies: a new one has both anew.
  const instance: Deps = { ...deps, store: { ...deps.store } };
  const dispatch = createDispatch(sharedTenants(instance), allRoutes, { agency: 'agency', person: 'sub' });
  return {
    send: async (personId, { method, template }, { places = {}, ...sent } = {}) => {
      const asked = { method, template, places, personId, requestId: deps.ids.next(), ...sent };
      const { headers, statusCode } = await dispatch(httpEvent(asked));
      if (statusCode >= 300) throw new Error(`${method} ${template} answered ${statusCode}`);
      return Number(headers.etag?.replaceAll('"', '') ?? 0);
    },
  };
};

const person = '/v1/cycles/{cycleId}/employees/{employeeId}';
const service = '/v1/cycles/{cycleId}/services/{serviceCode}';
const get = (template: string): Place => ({ method: 'GET', template });
const post = (template: string): Place => ({ method: 'POST', template });
const put = (template: string): Place => ({ method: 'PUT', template });

/** The routes of a year, by the names of their operations. */
export const at = {
  getTeam: get('/v1/me/team'),
  listTeamActivities: get('/v1/me/team/activities'),
  getCase: get(`${person}/case`),
  getPlan: get(`${person}/plan`),
  savePlanDraft: put(`${person}/plan-draft`),
  submitPlan: post(`${person}/plan-submissions`),
  decidePlan: post(`${person}/plan-decisions`),
  reportActivity: post(`${person}/activities`),
  listActivities: get(`${person}/activities`),
  giveFeedback: post(`${person}/feedback`),
  getRealisation: get(`${person}/realisation`),
  saveRealisation: put(`${person}/realisation`),
  getSelfReview: get(`${person}/self-review`),
  saveSelfReview: put(`${person}/self-review`),
  getReviewSuggestion: get(`${person}/review-suggestion`),
  submitReview: post(`${person}/reviews`),
  getResult: get(`${person}/result`),
  listMotions: get(`${service}/motions`),
  getService: get(service),
  signDecision: post(`${service}/decisions`),
  askFeedback: post(`${person}/feedback-requests`),
  getAgencyScore: get('/v1/cycles/{cycleId}/score'),
} as const;
