import type { OrganisationPredicate } from '../scoring/predicate.ts';
import type { DistributionPattern } from './rule-set.ts';

/** SE MenPANRB 3/2023: what the organisation's predicate asks of the spread of its employees' predicates. */
export const defaultPatterns: Record<OrganisationPredicate, DistributionPattern> = {
  istimewa: {
    most: 'sangat-baik',
    atMost: [{ of: ['sangat-baik'], share: '70' }],
    atLeast: [],
    someOf: [],
  },
  baik: {
    most: 'baik',
    atMost: [{ of: ['baik'], share: '70' }],
    atLeast: [],
    someOf: ['butuh-perbaikan', 'kurang'],
  },
  'butuh-perbaikan': {
    most: null,
    atMost: [{ of: ['sangat-baik'], share: '10' }],
    atLeast: [{ of: ['butuh-perbaikan'], share: '60' }],
    someOf: [],
  },
  kurang: {
    most: null,
    atMost: [{ of: ['sangat-baik'], share: '10' }],
    atLeast: [
      { of: ['kurang'], share: '60' },
      { of: ['butuh-perbaikan'], share: '10' },
    ],
    someOf: [],
  },
  'sangat-kurang': {
    most: null,
    atMost: [{ of: ['sangat-baik'], share: '0' }],
    atLeast: [
      { of: ['sangat-kurang'], share: '60' },
      { of: ['butuh-perbaikan', 'kurang'], share: '10' },
    ],
    someOf: [],
  },
};
