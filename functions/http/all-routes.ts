import type { Route } from './route.ts';
import { accessRoutes } from './routes/accesses.ts';
import { activityRoutes } from './routes/activities.ts';
import { assignedWorkRoutes } from './routes/assigned-work.ts';
import { auditRoutes } from './routes/audit.ts';
import { caseRoutes } from './routes/cases.ts';
import { closingRoutes } from './routes/closings.ts';
import { cyclesRoutes } from './routes/cycles.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { directoryRoutes } from './routes/directory.ts';
import { distributionRoutes } from './routes/distribution.ts';
import { entitlementRoutes } from './routes/entitlements.ts';
import { erasureRoutes } from './routes/erasures.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { factRoutes } from './routes/facts.ts';
import { feedbackRequestRoutes } from './routes/feedback-requests.ts';
import { followUpRoutes } from './routes/follow-ups.ts';
import { forumRoutes } from './routes/forum.ts';
import { forumConductRoutes } from './routes/forum-conduct.ts';
import { keyIndicatorRoutes } from './routes/key-indicators.ts';
import { leaveRoutes } from './routes/leaves.ts';
import { meRoutes } from './routes/me.ts';
import { objectionRoutes } from './routes/objections.ts';
import { obligationRoutes } from './routes/obligations.ts';
import { planChangeRoutes } from './routes/plan-changes.ts';
import { planSupportRoutes } from './routes/plan-support.ts';
import { planRoutes } from './routes/plans.ts';
import { postStandardRoutes } from './routes/post-standards.ts';
import { publicCalendarRoutes } from './routes/public-calendars.ts';
import { publicReceiptRoutes } from './routes/public-receipts.ts';
import { publicSurveyRoutes } from './routes/public-survey.ts';
import { raterStatisticsRoutes } from './routes/rater-statistics.ts';
import { receiptRoutes } from './routes/receipts.ts';
import { rehearsalRoutes } from './routes/rehearsals.ts';
import { reopeningRoutes } from './routes/reopenings.ts';
import { resultRoutes } from './routes/results.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { ruleSetRoutes } from './routes/rule-sets.ts';
import { segmentRoutes } from './routes/segments.ts';
import { serviceRoutes } from './routes/services.ts';
import { signalRoutes } from './routes/signals.ts';
import { surveyRoutes } from './routes/survey.ts';
import { unitRoutes } from './routes/units.ts';

/** Every route table by the name of the function that serves it; `entry/<name>.ts` is that function. */
export const resources: Record<string, Route[]> = {
  accesses: accessRoutes,
  activities: activityRoutes,
  'assigned-work': assignedWorkRoutes,
  audit: auditRoutes,
  cases: caseRoutes,
  closings: closingRoutes,
  cycles: cyclesRoutes,
  decisions: decisionRoutes,
  directory: directoryRoutes,
  entitlements: entitlementRoutes,
  distribution: distributionRoutes,
  erasures: erasureRoutes,
  evidence: evidenceRoutes,
  facts: factRoutes,
  'feedback-requests': feedbackRequestRoutes,
  'follow-ups': followUpRoutes,
  forum: forumRoutes,
  'forum-conduct': forumConductRoutes,
  'key-indicators': keyIndicatorRoutes,
  leaves: leaveRoutes,
  me: meRoutes,
  objections: objectionRoutes,
  obligations: obligationRoutes,
  'plan-changes': planChangeRoutes,
  'plan-support': planSupportRoutes,
  plans: planRoutes,
  'post-standards': postStandardRoutes,
  'public-calendars': publicCalendarRoutes,
  'public-receipts': publicReceiptRoutes,
  'public-survey': publicSurveyRoutes,
  'rater-statistics': raterStatisticsRoutes,
  receipts: receiptRoutes,
  rehearsals: rehearsalRoutes,
  reopenings: reopeningRoutes,
  results: resultRoutes,
  reviews: reviewRoutes,
  'rule-sets': ruleSetRoutes,
  segments: segmentRoutes,
  services: serviceRoutes,
  units: unitRoutes,
  signals: signalRoutes,
  survey: surveyRoutes,
};

export const allRoutes: Route[] = Object.values(resources).flat();
