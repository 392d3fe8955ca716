import { canonicalJson } from '../audit/canonical.ts';
import type { Plan, PlanIndicator, WorkResult } from './plan.ts';

/** One difference between two texts of a plan. */
export type PlanChange = {
  change: 'added' | 'removed' | 'changed';
  /** What it is about; `plan` where it is no single work result or indicator. */
  of: 'plan' | 'work-result' | 'indicator';
  id: string | null;
  /** Name of the member that changed, e.g. `weight`, `target`; null for something added or removed whole. */
  member: string | null;
  /** The values as canonical JSON; null where there is none. */
  before: string | null;
  after: string | null;
};

type Named = { of: PlanChange['of']; id: string | null };

const text = (value: unknown): string | null => (value === undefined ? null : canonicalJson(value));

const changedMembers = (about: Named, before: object, after: object, except: readonly string[]): PlanChange[] => {
  const [old, current] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const members = [...new Set([...old.keys(), ...current.keys()])].filter((member) => !except.includes(member));
  return members.flatMap((member) => {
    const [was, is] = [text(old.get(member)), text(current.get(member))];
    return was === is ? [] : [{ change: 'changed', ...about, member, before: was, after: is }];
  });
};

/** Matches by id: whatever kept its id is compared, the rest was added or removed. */
const compareLists = <T extends { id: string }>(
  of: PlanChange['of'],
  before: readonly T[],
  after: readonly T[],
  compare: (old: T, current: T) => PlanChange[],
): PlanChange[] => {
  const removed = before.filter((old) => !after.some(({ id }) => id === old.id));
  const whole = { of, member: null };
  return [
    ...after.flatMap((current): PlanChange[] => {
      const old = before.find(({ id }) => id === current.id);
      if (old !== undefined) return compare(old, current);
      return [{ change: 'added', ...whole, id: current.id, before: null, after: text(current) }];
    }),
    ...removed.map((old): PlanChange => ({ change: 'removed', ...whole, id: old.id, before: text(old), after: null })),
  ];
};

const compareIndicators = (old: PlanIndicator, current: PlanIndicator): PlanChange[] =>
  changedMembers({ of: 'indicator', id: current.id }, old, current, ['id']);

const compareWorkResults = (old: WorkResult, current: WorkResult): PlanChange[] => [
  ...changedMembers({ of: 'work-result', id: current.id }, old, current, ['id', 'indicators']),
  ...compareLists('indicator', old.indicators, current.indicators, compareIndicators),
];

/**
 * What an amendment changes, member by member, so that the appraiser decides on differences and not on two texts. Empty
 * where the texts say the same.
 */
export const comparePlans = (before: Plan, after: Plan): PlanChange[] => [
  ...changedMembers({ of: 'plan', id: null }, before, after, ['workResults']),
  ...compareLists('work-result', before.workResults, after.workResults, compareWorkResults),
];
