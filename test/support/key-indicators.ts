import type { RuleSet } from '../../functions/domain/rules/rule-set.ts';
import type {
  KeyIndicator,
  KeyIndicatorRealisation,
  KeyIndicatorSheet,
} from '../../functions/domain/units/key-indicator.ts';

export const keyIndicator = (id: string, change: Partial<KeyIndicator> = {}): KeyIndicator => ({
  id,
  kind: 'iku',
  text: 'Indeks kepuasan masyarakat',
  aspect: 'quality',
  target: '100',
  measure: 'indeks',
  polarisation: { kind: 'higher' },
  weight: '100',
  ...change,
});

export const sheetOf = (unitCode: string, ...indicators: KeyIndicator[]): KeyIndicatorSheet => ({
  schemaVersion: 1,
  unitCode,
  text: 1,
  indicators,
  reason: null,
  by: 'mayor',
  at: '2026-01-10T02:00:00.000Z',
  requestDigest: 'digest',
});

export const measured = (unitCode: string, values: Record<string, string>): KeyIndicatorRealisation => ({
  schemaVersion: 1,
  unitCode,
  text: 1,
  items: Object.entries(values).map(([indicatorId, value]) => ({ indicatorId, value, evidence: [] })),
  by: 'head',
  at: '2026-04-01T02:00:00.000Z',
  requestDigest: 'digest',
});

/** The rule set with its section on units changed. */
export const withUnits = (rules: RuleSet, change: Partial<RuleSet['units']>): RuleSet => ({
  ...rules,
  units: { ...rules.units, ...change },
});
