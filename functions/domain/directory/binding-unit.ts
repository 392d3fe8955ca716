import type { RuleSet } from '../rules/rule-set.ts';
import type { Unit } from './unit.ts';

/**
 * Code of the unit at whose level the distribution binds a person of this unit (rule set, `distribution.level`). Where no
 * unit above is a service (the agency's own leadership), the topmost one stands in for it.
 */
export const bindingUnit = (
  unitCode: string,
  units: ReadonlyMap<string, Unit>,
  level: RuleSet['distribution']['level'],
): string => {
  if (level === 'unit') return unitCode;
  const seen = new Set<string>();
  let code = unitCode;
  // A tree that bites its own tail must not hang the preparation.
  while (!seen.has(code)) {
    seen.add(code);
    const unit = units.get(code);
    if (unit === undefined || (level === 'service' && unit.kind === 'service')) return code;
    if (unit.parentCode === null || !units.has(unit.parentCode)) return code;
    code = unit.parentCode;
  }
  return unitCode;
};
