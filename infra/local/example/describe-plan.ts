import {
  type DescribedIndicator,
  isMeasured,
  type Plan,
  type PlanIndicator,
} from '../../../functions/domain/planning/plan.ts';

const described = (indicator: PlanIndicator): DescribedIndicator => {
  if (!isMeasured(indicator)) return indicator;
  const { id, text, weight } = indicator;
  return { id, text, weight, success: `${text} terlaksana dengan mutu yang diakui penerima manfaat dan atasan` };
};

/** The same work in qualitative form: success in words in the place of targets. */
export const describePlan = (plan: Plan): Plan => ({
  ...plan,
  form: 'qualitative',
  workResults: plan.workResults.map((workResult) => ({
    ...workResult,
    indicators: workResult.indicators.map(described),
  })),
});
