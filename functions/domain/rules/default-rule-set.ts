import { defaultEntitlements } from '../entitlements/default-entitlements.ts';
import { defaultTextRetention } from '../erasure/retention-rules.ts';
import { defaultMeasures } from '../follow-up/follow-up-rule.ts';
import { defaultImpact } from '../impact/impact-rules.ts';
import { defaultObjection } from '../objection/objection-rules.ts';
import { defaultAssignedWork } from './assigned-work-rules.ts';
import { defaultDevelopment, defaultUnits } from './default-development.ts';
import { defaultFollowUps } from './default-follow-ups.ts';
import { defaultPatterns } from './default-patterns.ts';
import { defaultIncomplete, defaultNumeric } from './default-scoring.ts';
import { defaultFeedback, defaultSurvey } from './default-voices.ts';
import { collectiveLeave2026, nationalHolidays2026 } from './holidays-2026.ts';
import { defaultRaters } from './rater-rules.ts';
import type { RuleSet } from './rule-set.ts';

/**
 * The rule set that a new agency starts with. Where the law leaves a question open, the reading that favours the employee
 * is taken; an agency that decides otherwise stores a version of its own.
 */
export const defaultRuleSet: RuleSet = {
  schemaVersion: 1,
  version: '2026.1',
  validFrom: '2026-01-01',
  validTo: null,
  legalBasis: [
    'UU 20/2023',
    'PP 30/2019',
    'PP 49/2018',
    'PermenPANRB 6/2022',
    'SE MenPANRB 3/2023',
    'PermenPANRB 3/2020',
    'PermenPANRB 14/2017',
    'SKB 1497/2025, 2/2025, 5/2025',
  ],
  achievement: { cap: '120', floor: '0' },
  workResult: { aboveOver: '100', meetsFrom: '90', judgedOver: '50', whenUnjudged: 'meets' },
  behaviour: {
    weights: { appraiser: '60', peer: '20', subordinate: '20' },
    meetsFrom: '1.5',
    aboveFrom: '2.5',
    whenSilent: 'meets',
  },
  feedback: defaultFeedback,
  survey: defaultSurvey,
  // An indicator without a realisation is left out and its weight shared among the others: a missing number is not a zero.
  missingComponent: 'renormalise',
  incomplete: defaultIncomplete,
  regime: 'matrix',
  numeric: defaultNumeric,
  rounding: { decimals: 2, mode: 'half-up' },
  planning: {
    minimumWorkResults: 1,
    maximumWorkResults: 30,
    maximumIndicators: 20,
    maximumIndicatorsOfPlan: 100,
    perspectives: 'unit-heads',
    lateReturnWorkingDays: 3,
    amendmentWorkingDays: 3,
  },
  distribution: {
    // SE 3/2023 makes the pattern "a consideration": a departure is allowed, and has to be justified.
    enforcement: 'justify',
    most: 'plurality',
    rounding: 'floor-ceiling',
    level: 'service',
    patterns: defaultPatterns,
  },
  forum: {
    quorum: '60',
    appraiserMayVote: false,
    superiorMayVote: true,
    tie: 'chair',
    ballot: 'either',
    secretLeast: 3,
    declarations: 'required',
  },
  decision: { exceptionsAtMost: 20, receiptChecksPerMinute: 30 },
  objection: defaultObjection,
  calendar: {
    daysPerWeek: 5,
    years: [2026],
    holidays: [...nationalHolidays2026, ...collectiveLeave2026].sort((a, b) => (a.date < b.date ? -1 : 1)),
  },
  // The year is weighted by months (practice). A Plt fills a vacant post and appraises; a Plh stands in for days while the
  // holder, who comes back, can still do so: an agency that reads SE BKN 1/SE/I/2021 wider adds `plh`.
  segments: { measure: 'months', actingAppraises: ['plt'], combine: { meetsFrom: '1.5', aboveFrom: '2.5' } },
  // A request lives at most 30 s at the edge (limit of API Gateway's HTTP API); twice that is safe.
  closing: { graceSeconds: 60 },
  activities: {
    // Peraturan BKN 2/2026 asks for progress on every working day; the next one is left for who works outside until evening.
    reportWithinWorkingDays: 1,
    evidence: {
      maximumBytes: 10_485_760,
      mediaTypes: [
        'application/pdf',
        'image/jpeg',
        'image/png',
        'image/webp',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      ],
    },
    signals: {
      burst: { entries: 10, share: '50' },
      similar: { words: 4, share: '80' },
      headStartWorkingDays: 3,
    },
  },
  followUp: defaultFollowUps,
  measures: defaultMeasures,
  entitlements: defaultEntitlements,
  units: defaultUnits,
  assignedWork: defaultAssignedWork,
  development: defaultDevelopment,
  raters: defaultRaters,
  // Five years: a result may be asked about as long as the next promotion looks back on it (practice).
  retention: { accessLogDays: 1826, texts: defaultTextRetention },
  impact: defaultImpact,
};
