import type { Route } from './route.ts';
import { auditRoutes } from './routes/audit.ts';
import { caseRoutes } from './routes/cases.ts';
import { cyclesRoutes } from './routes/cycles.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { directoryRoutes } from './routes/directory.ts';
import { factRoutes } from './routes/facts.ts';
import { followUpRoutes } from './routes/follow-ups.ts';
import { forumRoutes } from './routes/forum.ts';
import { meRoutes } from './routes/me.ts';
import { objectionRoutes } from './routes/objections.ts';
import { planRoutes } from './routes/plans.ts';
import { resultRoutes } from './routes/results.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { serviceRoutes } from './routes/services.ts';

/** Every route table by the name of the function that serves it; `entry/<name>.ts` is that function. */
export const resources: Record<string, Route[]> = {
  audit: auditRoutes,
  cases: caseRoutes,
  cycles: cyclesRoutes,
  decisions: decisionRoutes,
  directory: directoryRoutes,
  facts: factRoutes,
  'follow-ups': followUpRoutes,
  forum: forumRoutes,
  me: meRoutes,
  objections: objectionRoutes,
  plans: planRoutes,
  results: resultRoutes,
  reviews: reviewRoutes,
  services: serviceRoutes,
};

export const allRoutes: Route[] = Object.values(resources).flat();
